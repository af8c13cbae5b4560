/** What the services' tests stand on: real servers, tokens, events, contracts and the house's rules. */
@NullMarked
package org.minkao.testkit;

import org.jspecify.annotations.NullMarked;
