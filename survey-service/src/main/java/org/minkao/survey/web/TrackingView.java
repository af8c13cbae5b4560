package org.minkao.survey.web;

/** What the author of a web opinion gets, once. */
record TrackingView(String trackingCode, String status) {
    @Override
    public String toString() {
        return "TrackingView";
    }
}
