package wording

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
)

// TestFindingCodes: every code has its row, no row is without a code, each
// sentence is said in both languages with operands that it has, and names a
// command as the way out.
func TestFindingCodes(t *testing.T) {
	for _, code := range roster.FindingCodes {
		row, ok := findings()[code]
		if !ok {
			t.Errorf("%s has no row", code)
			continue
		}
		n := len(strings.Fields(row.operands))
		for _, s := range []sentence{row.name, row.detail, remedyAt(row.remedy, Commands), remedyAt(row.remedy, Screens)} {
			if s.zh == "" || s.en == "" {
				t.Errorf("%s: a sentence is missing", code)
			}
			for _, text := range []string{s.zh, s.en} {
				for _, place := range regexp.MustCompile(`\{\d+\}`).FindAllString(text, -1) {
					if place[1] >= byte('0'+n) {
						t.Errorf("%s: %q has no operand %s", code, text, place)
					}
				}
			}
		}
		for i := range n {
			if place := fmt.Sprintf("{%d}", i); !strings.Contains(row.detail.zh, place) || !strings.Contains(row.detail.en, place) {
				t.Errorf("%s: operand %d is not said", code, i)
			}
		}
		if command := regexp.MustCompile(`doudi (import|policy load|award confirm|review record|roster (run|submit|confirm))`); !command.MatchString(row.remedy.at(Chinese, Commands)) || !command.MatchString(row.remedy.at(English, Commands)) {
			t.Errorf("%s: no command in %q", code, row.remedy)
		}
	}
	for code := range findings() {
		if !slices.Contains(roster.FindingCodes, code) {
			t.Errorf("%s is no code", code)
		}
	}
}

func TestFinding(t *testing.T) {
	for _, c := range []struct {
		finding roster.Finding
		lang    Lang
		want    string
	}{
		{
			roster.Finding{Code: "standard.missing", Args: []string{"dibao", "A", "rural", "999901001001", "2026-11"}},
			English,
			`no standard in force in 2026-11: dibao, class A, rural, region 999901001001`,
		},
		{
			roster.Finding{Code: "programs.exclusive", Args: []string{"…123X", "dibao", "tekun", "0931", "1402"}},
			Chinese,
			"同一人（…123X）同时享受互斥的 低保（0931 户）与 特困（1402 户）",
		},
		{roster.Finding{Code: "review.overdue", Args: []string{"2026-08", "cycle"}}, Chinese, "应于 2026-08 复核，已逾期（核查周期）"},
		{roster.Finding{Code: "chain.broken"}, English, "seal of – does not fit its records: a sealed roster was changed"},
		{roster.Finding{Code: "no.such", Args: []string{"x"}}, English, "no.such x"},
	} {
		if got, _ := c.lang.Finding(Commands, c.finding); got != c.want {
			t.Errorf("%s: got %q, want %q", c.finding.Code, got, c.want)
		}
	}
}

// TestWordsOfCodes: every code that a roster may show has its words.
func TestWordsOfCodes(t *testing.T) {
	for _, code := range roster.CauseCodes {
		if s := causes[code]; s.zh == "" || s.en == "" {
			t.Errorf("cause %s has no name", code)
		}
	}
	if len(causes) != len(roster.CauseCodes) {
		t.Errorf("%d causes, %d rows", len(roster.CauseCodes), len(causes))
	}
	for i := 1; i < calc.KindCount[calc.StopReason](); i++ {
		if s := causeDetails[calc.StopReason(i).String()]; s.zh == "" || s.en == "" {
			t.Errorf("stop reason %s has no name", calc.StopReason(i))
		}
	}
	for key, s := range headings {
		if s.zh == "" || s.en == "" {
			t.Errorf("heading %s is not complete", key)
		}
	}
}
