package org.minkao.survey.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import org.bson.conversions.Bson;
import org.minkao.survey.paging.Place;

/** The order of a campaign's long lists: newest day first, within a day by id. */
final class NewestFirst {
    private static final String ID = "_id";

    private NewestFirst() {}

    static Bson sort(String day) {
        return Sorts.orderBy(Sorts.descending(day), Sorts.ascending(ID));
    }

    /** Holds the order itself, so that no page is sorted in memory. */
    static Bson index(String campaign, String day) {
        return Indexes.compoundIndex(Indexes.ascending(campaign), Indexes.descending(day), Indexes.ascending(ID));
    }

    /** The outer bound on the day says nothing new; it lets the index begin at the place instead of at the newest. */
    static Bson behind(String day, Place place) {
        return Filters.and(
                Filters.lte(day, place.day()), Filters.or(Filters.lt(day, place.day()), Filters.gt(ID, place.id())));
    }
}
