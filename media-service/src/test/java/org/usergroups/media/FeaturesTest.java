package org.usergroups.media;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    @Test
    void noFeatureDependsOnItselfThroughAnother() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.usergroups.media");
        slices().matching("org.usergroups.media.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }
}
