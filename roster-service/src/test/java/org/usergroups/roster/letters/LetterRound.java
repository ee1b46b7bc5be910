package org.usergroups.roster.letters;

import org.springframework.beans.factory.ListableBeanFactory;

/** Sends what is due now, as another instance would. */
public final class LetterRound {

    private final ListableBeanFactory beans;

    public LetterRound(ListableBeanFactory beans) {
        this.beans = beans;
    }

    public void send() {
        beans.getBean(LetterSender.class).sendDue();
    }
}
