package org.minkao.survey.box;

import org.minkao.ballot.Envelope;

/** One envelope key per campaign, at rest only wrapped under the box's key-encryption key. */
public interface CampaignKeys {

    /** A new key, wrapped. */
    String create(String campaign);

    Envelope envelope(String campaign, String wrapped);
}
