package wording

import (
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
)

// Steps, stages and sources are typed by their codes or as the office calls them.
func TestParseProcedureWords(t *testing.T) {
	for _, k := range procedure.Kinds() {
		for _, s := range []string{k.String(), Chinese.ApplicationEvent(k)} {
			if got, ok := ParseApplicationEvent(s); !ok || got != k {
				t.Errorf("step %q is read as %v, %v", s, got, ok)
			}
		}
	}
	for _, stage := range procedure.Stages() {
		for _, s := range []string{stage.String(), Chinese.ApplicationStage(stage)} {
			if got, ok := ParseApplicationStage(s); !ok || got != stage {
				t.Errorf("stage %q is read as %v, %v", s, got, ok)
			}
		}
	}
	for source := procedure.Applied; source <= procedure.Found; source++ {
		for _, s := range []string{source.String(), Chinese.ApplicationSource(source)} {
			if got, ok := ParseApplicationSource(s); !ok || got != source {
				t.Errorf("source %q is read as %v, %v", s, got, ok)
			}
		}
	}
	for _, s := range []string{"", "aproved", "Approved"} {
		_, event := ParseApplicationEvent(s)
		_, stage := ParseApplicationStage(s)
		_, source := ParseApplicationSource(s)
		if event || stage || source {
			t.Errorf("%q is read as something", s)
		}
	}
}

// The next command names the month and what orders it, and of the person the tail.
func TestAwardNext(t *testing.T) {
	const person = calc.IDNumber("999999196001010014")
	for _, row := range []struct{ got, want string }{
		{
			English.AwardNext("S000007", person, calc.NewMonth(2026, 5), "民发〔2021〕43号 art. 17"),
			"paid from 2026-05 on (…0014), by 民发〔2021〕43号 art. 17; next: doudi award determine --application S000007",
		},
		{
			Chinese.AwardNext("S000007", person, calc.NewMonth(2026, 5), "民发〔2021〕43号第17条"),
			"自 2026-05 起享受待遇（…0014），依据 民发〔2021〕43号第17条。下一步：doudi award determine --application S000007",
		},
		{English.AwardNext("S000001", "", calc.NewMonth(2026, 5), ""), "paid from 2026-05 on; next: doudi award determine --application S000001"},
	} {
		if row.got != row.want || strings.Contains(row.got, string(person)) {
			t.Errorf("got %q, want %q", row.got, row.want)
		}
	}
	if got := Chinese.AwardUndated("school"); !strings.Contains(got, "pay.from.school") {
		t.Errorf("no way out in %q", got)
	}
}
