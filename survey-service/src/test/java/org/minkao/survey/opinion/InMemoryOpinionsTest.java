package org.minkao.survey.opinion;

class InMemoryOpinionsTest extends OpinionsContract {
    @Override
    protected Opinions empty() {
        return new InMemoryOpinions();
    }
}
