package dev.coop.validate;

import dev.coop.diagnostic.Diagnostic;
import dev.coop.validate.policy.DerivedNamesAreAllowed;
import dev.coop.validate.policy.EnvironmentsExist;
import dev.coop.validate.policy.FoldersAreMeantForEnvironments;
import dev.coop.validate.policy.ImagesComeFromAllowedRegistries;
import dev.coop.validate.policy.KindsAreAllowed;
import dev.coop.validate.policy.SecretsHaveASource;
import dev.coop.validate.policy.SizesExist;
import dev.coop.validate.policy.TeamsOwnTheirApps;
import dev.coop.validate.rule.AutoscalersHaveTargets;
import dev.coop.validate.rule.BuildsAreWellFormed;
import dev.coop.validate.rule.CopiedFilesExist;
import dev.coop.validate.rule.ImagesAreRepositories;
import dev.coop.validate.rule.KeysAreSupported;
import dev.coop.validate.rule.KindsAreSpelled;
import dev.coop.validate.rule.LabelsAreWellFormed;
import dev.coop.validate.rule.NamesFitTheKind;
import dev.coop.validate.rule.NamespacesAreLeftToThePlatform;
import dev.coop.validate.rule.PatchesHitWhatIsRendered;
import dev.coop.validate.rule.PortsAreUnprivileged;
import dev.coop.validate.rule.QuantitiesAreValid;
import dev.coop.validate.rule.ResourcesFitTheCluster;
import dev.coop.validate.rule.ResourcesFolderExists;
import dev.coop.validate.rule.ScalesAreRanges;
import dev.coop.validate.rule.SchedulesAreCron;
import dev.coop.validate.rule.SelectorsFindPods;
import dev.coop.validate.rule.SelectorsLeaveOthersAlone;
import dev.coop.validate.rule.SelectorsMatchTemplates;
import dev.coop.validate.rule.SettingsFitTheType;
import dev.coop.validate.rule.TextsAreText;
import dev.coop.validate.rule.TypesHaveWhatTheyNeed;
import dev.coop.validate.rule.ValuesAreReadAsWritten;
import dev.coop.validate.rule.VariablesAreSetOnce;
import dev.coop.validate.subject.Rule;
import dev.coop.validate.subject.Subject;
import java.util.List;
import java.util.stream.Stream;

/** What holds, by what it is about. */
record Rules(List<Rule> rules) {
    /** Every resource that somebody wrote, whether it is known for which app or not. */
    static final Rules OF_RESOURCES = of(
            new SchedulesAreCron(),
            new QuantitiesAreValid(),
            new KindsAreSpelled(),
            new TextsAreText(),
            new ValuesAreReadAsWritten(),
            new LabelsAreWellFormed(),
            new NamesFitTheKind(),
            new SelectorsMatchTemplates(),
            new ResourcesFitTheCluster(),
            new KindsAreAllowed());

    /** An app as a whole. */
    static final Rules OF_APPS = of(
            new KeysAreSupported(),
            new SettingsFitTheType(),
            new TypesHaveWhatTheyNeed(),
            new PortsAreUnprivileged(),
            new ScalesAreRanges(),
            new ImagesAreRepositories(),
            new CopiedFilesExist(),
            new BuildsAreWellFormed(),
            new ResourcesFolderExists(),
            new SelectorsLeaveOthersAlone(),
            new SelectorsFindPods(),
            new AutoscalersHaveTargets(),
            new VariablesAreSetOnce(),
            new PatchesHitWhatIsRendered(),
            new NamespacesAreLeftToThePlatform(),
            new EnvironmentsExist(),
            new FoldersAreMeantForEnvironments(),
            new SizesExist(),
            new SecretsHaveASource(),
            new TeamsOwnTheirApps(),
            new DerivedNamesAreAllowed(),
            new ImagesComeFromAllowedRegistries());

    Rules {
        rules = List.copyOf(rules);
    }

    private static Rules of(Rule... rules) {
        return new Rules(List.of(rules));
    }

    Stream<Diagnostic> check(Subject subject) {
        return rules.stream().flatMap(rule -> rule.check(subject));
    }
}
