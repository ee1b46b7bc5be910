package org.usergroups.roster.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeKindTest {

    @Test
    void linksInMailsThatWereSentLongAgoGoOnMeaningTheSame() {
        assertThat(NoticeKind.of((byte) 0)).contains(NoticeKind.CONFIRMATION);
        assertThat(NoticeKind.of((byte) 1)).contains(NoticeKind.GROUP);
        assertThat(NoticeKind.of((byte) 3)).contains(NoticeKind.INTRODUCTION);
        assertThat(NoticeKind.of((byte) 4)).as("mails about meetings").isEmpty();
        assertThat(NoticeKind.of((byte) 5)).contains(NoticeKind.MESSAGE);
    }
}
