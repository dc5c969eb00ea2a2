package dev.coop.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.Readiness;
import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import dev.coop.status.Proposed.WaitsFor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedTest {
    @ParameterizedTest
    @CsvSource({
        "NONE,    NONE,           UNKNOWN,   REVIEW",
        "PASSED,  NONE,           FITS,      REVIEW",
        "PASSED,  APPROVED,       FITS,      MERGE",
        "PASSED,  TOO_FEW,        FITS,      APPROVALS",
        "RUNNING, APPROVED,       FITS,      CHECKS",
        "FAILED,  APPROVED,       FITS,      FAILED_CHECKS",
        "FAILED,  CHANGES_WANTED, FITS,      CHANGES",
        "FAILED,  CHANGES_WANTED, CONFLICTS, CONFLICT"
    })
    void waitsForTheFirstThingThatSomebodyHasToDo(Checks checks, Approval approval, Fit fit, WaitsFor expected) {
        assertThat(WaitsFor.of(new Readiness(checks, approval, fit))).isEqualTo(expected);
    }
}
