package org.minkao.survey.interference;

class InMemoryInterferenceReportsTest extends InterferenceReportsContract {
    @Override
    protected InterferenceReports empty() {
        return new InMemoryInterferenceReports();
    }
}
