package org.usergroups.roster.notices;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
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

    /** Waits until nobody is sending a notice: a clock that is moved in the middle of it ends its lease. */
    public void awaitSent() {
        var notices = beans.getBean(MongoDatabase.class).getCollection("notices");
        await().until(() -> notices.countDocuments(and(exists("dueAt"), gt("attempts", 0))) == 0);
    }
}
