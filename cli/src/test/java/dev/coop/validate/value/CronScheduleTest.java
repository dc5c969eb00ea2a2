package dev.coop.validate.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parser of Kubernetes' controller takes and refuses: every line was tried with robfig/cron 3.0.1. */
class CronScheduleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 3 * * 6",
                "0 3 * * 0",
                "0 3 * * sun",
                "0 3 * * SUN",
                "0 3 * * mon-fri",
                "@every 1h",
                "@every 90s",
                "@every 1h30m",
                "@every -1h",
                "@every 0s",
                "@daily",
                "@hourly",
                "@midnight",
                "@annually",
                "@yearly",
                "@monthly",
                "@weekly",
                "*/5 * * * *",
                "5/15 * * * *",
                "0-30/5 * * * *",
                "*/60 * * * *",
                "*/100 * * * *",
                "59 23 31 12 6",
                "0 0 * jan *",
                "0 0 * JAN-mar *",
                "0 0 ? * ?",
                "? ? * * *",
                "1,2,3 * * * *",
                "1,,2 * * * *",
                ",1 * * * *",
                "1, * * * *",
                "*-5 * * * *",
                "+1 * * * *",
                " * * * * * ",
                "*\t*\t* * *",
                "00 00 * * *",
                "007 * * * *",
                "0 0 30 2 *",
                "* * * * */2",
                "* * * * ?/2",
                "0 3 * * 0-6/2",
                "1-1 * * * *",
                "0 0 1-31/31 * *",
            })
    void isTaken(String schedule) {
        assertThat(CronSchedule.problem(schedule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 3 * * 7",
                "0 3 * * fri-mon",
                "0 3 * * 1-7",
                "@every 1",
                "@every",
                "@every 1d",
                "@Daily",
                "@reboot",
                "*/0 * * * *",
                "60 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "0 0 32 * *",
                "0 0 * 0 *",
                "0 0 * 13 *",
                "0 0 * january *",
                "5-1 * * * *",
                "1-2-3 * * * *",
                "1/2/3 * * * *",
                "a * * * *",
                "-1 * * * *",
                "1.5 * * * *",
                "0 0 * * * *",
                "* * * *",
                "",
                " ",
                "0 0 L * *",
                "0 0 15W * *",
                "0 0 * * 1#2",
                "H * * * *",
                "0099 * * * *",
                "0 0 * * sunday",
                "0 0 * * 6-0",
                "1-59/ * * * *",
                "/5 * * * *",
                "99999999999 * * * *",
                "**  * * * *",
            })
    void isRefused(String schedule) {
        assertThat(CronSchedule.problem(schedule)).isPresent();
    }

    /** Its parser takes a time zone, but the API server refuses one in a new CronJob. */
    @ParameterizedTest
    @ValueSource(strings = {"TZ=UTC * * * * *", "CRON_TZ=UTC * * * * *"})
    void namesNoTimeZone(String schedule) {
        assertThat(CronSchedule.problem(schedule)).contains("cannot name a time zone");
    }
}
