package org.minkao.survey.box;

class InMemoryBallotsTest extends BallotsContract {
    @Override
    protected Ballots empty() {
        return new InMemoryBallots();
    }
}
