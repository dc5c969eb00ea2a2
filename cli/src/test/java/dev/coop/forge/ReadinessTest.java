package dev.coop.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coop.forge.Readiness.Approval;
import dev.coop.forge.Readiness.Checks;
import dev.coop.forge.Readiness.Fit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessTest {
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
        assertThat(new Readiness(checks, approval, fit).waitsFor()).isEqualTo(expected);
    }
}
