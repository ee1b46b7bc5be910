package org.usergroups.portal.groups;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usergroups.portal.pages.Words;
import org.usergroups.portal.roster.Group;

/** What somebody needs to know to be able to come, as it is typed: yes, no, or nothing where nobody knows. */
public record AccessForm(
        String stepFree, String captions, String signLanguage, String quietRoom, String childCare, String note) {

    /** Nothing is said. */
    public static final AccessForm EMPTY = new AccessForm(null, null, null, null, null, null);

    public AccessForm(
            @Nullable String stepFree,
            @Nullable String captions,
            @Nullable String signLanguage,
            @Nullable String quietRoom,
            @Nullable String childCare,
            @Nullable String note) {
        this.stepFree = Words.of(stepFree);
        this.captions = Words.of(captions);
        this.signLanguage = Words.of(signLanguage);
        this.quietRoom = Words.of(quietRoom);
        this.childCare = Words.of(childCare);
        this.note = Words.of(note);
    }

    public static AccessForm of(Group.@Nullable Access access) {
        return access == null
                ? EMPTY
                : new AccessForm(
                        typed(access.stepFree()),
                        typed(access.captions()),
                        typed(access.signLanguage()),
                        typed(access.quietRoom()),
                        typed(access.childCare()),
                        access.note());
    }

    /** The fields for the service. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("stepFree", known(stepFree));
        fields.put("captions", known(captions));
        fields.put("signLanguage", known(signLanguage));
        fields.put("quietRoom", known(quietRoom));
        fields.put("childCare", known(childCare));
        fields.put("note", Words.orNull(note));
        return fields;
    }

    /** What was typed, by the names of the fields. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("access.stepFree", stepFree);
        values.put("access.captions", captions);
        values.put("access.signLanguage", signLanguage);
        values.put("access.quietRoom", quietRoom);
        values.put("access.childCare", childCare);
        values.put("access.note", note);
        return values;
    }

    private static @Nullable Boolean known(String answer) {
        return answer.isEmpty() ? null : Boolean.valueOf(answer.equals("yes"));
    }

    private static @Nullable String typed(@Nullable Boolean answer) {
        return answer == null ? null : answer ? "yes" : "no";
    }
}
