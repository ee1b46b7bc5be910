package org.usergroups.blog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.usergroups.platform.testing.Architecture;

class ModulesTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.usergroups.blog");

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        Architecture.check("org.usergroups.blog");
    }

    @Test
    void renderingKnowsNothingOfPosts() {
        noClasses()
                .that()
                .resideInAPackage("..text..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..posts..", "..feeds..", "..roster..", "com.mongodb..")
                .check(classes);
    }
}
