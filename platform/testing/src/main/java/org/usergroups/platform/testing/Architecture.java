package org.usergroups.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What holds for the code of every service. */
public final class Architecture {

    private Architecture() {}

    /** @throws AssertionError that names every place where a rule is broken */
    public static void check(String service) {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(service);
        slices().matching(service + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a feature that depends on itself through another can be neither read nor changed alone")
                .check(classes);
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .because("what a class needs stands in its constructor")
                .check(classes);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.databind..", "org.springframework.transaction..")
                .because(
                        "there is one JSON mapper, that of Jackson 3, and a transaction would promise what is not kept")
                .check(classes);
    }
}
