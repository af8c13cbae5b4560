/** Who is at the browser: login, session, token for the services. */
@NullMarked
package org.minkao.gateway.login;

import org.jspecify.annotations.NullMarked;
