package org.usergroups.roster.notices;

import org.springframework.beans.factory.ListableBeanFactory;

/** Sends what is due now, as another instance would. */
public final class NoticeRound {

    private final ListableBeanFactory beans;

    public NoticeRound(ListableBeanFactory beans) {
        this.beans = beans;
    }

    public void send() {
        beans.getBean(NoticeSender.class).sendDue();
    }
}
