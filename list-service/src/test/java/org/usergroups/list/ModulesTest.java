package org.usergroups.list;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.usergroups.list");

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("org.usergroups.list.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void readingMailKnowsNothingOfListsStoresOrSpring() {
        noClasses()
                .that()
                .resideInAPackage("org.usergroups.list.mail..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.usergroups.list.lists..",
                        "org.usergroups.list.posts..",
                        "org.usergroups.platform..",
                        "org.springframework..",
                        "com.mongodb..")
                .check(classes);
    }
}
