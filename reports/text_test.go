package reports

import (
	"strings"
	"testing"

	"doudi/calc/roster"
	"doudi/reports/spreadsheet"
	"doudi/reports/wording"
)

func TestTextGolden(t *testing.T) {
	for _, c := range []struct {
		name  string
		m     *Month
		lang  wording.Lang
		width int
	}{
		{"text/draft_zh_80.txt", sample(), wording.Chinese, 80},
		{"text/sealed_en_120.txt", sealed(sample()), wording.English, 120},
	} {
		summary, err := RosterText(c.m, c.lang, c.width)
		if err != nil {
			t.Fatal(err)
		}
		changes, err := ChangesText(c.m, c.lang, c.width)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, c.name, []byte(summary+"\n"+changes))
	}
}

// TestTextFits: no line is wider than asked for, none has a control character,
// and columns line up whatever the widths of their characters.
func TestTextFits(t *testing.T) {
	entries := everything()
	entries[0].Head = "\x1b]52;c;x\u202e𠮷㐂"
	for width := 10; width <= 120; width += 10 {
		m := monthOf(entries)
		m.Findings = sample().Findings
		for _, f := range []func(*Month, wording.Lang, int) (string, error){RosterText, ChangesText} {
			text, err := f(m, wording.Chinese, width)
			if err != nil {
				t.Fatal(err)
			}
			if strings.ContainsAny(text, "\x1b\u202e") {
				t.Errorf("control characters in %q", text)
			}
			for line := range strings.Lines(text) {
				if w := spreadsheet.Width(strings.TrimSuffix(line, "\n")); w > width {
					t.Errorf("width %d: %d columns: %s", width, w, line)
				}
			}
		}
	}
}

// TestTextTellsOfEachKind: many findings of one kind do not push out another.
func TestTextTellsOfEachKind(t *testing.T) {
	m := sample()
	m.Findings = nil
	for range 50 {
		m.Findings = append(m.Findings, roster.Finding{Code: "account.luhn", Args: []string{"…1234"}})
	}
	m.Findings = append(m.Findings, roster.Finding{Code: "taper.ending", Args: []string{"2026-11"}})
	text, err := RosterText(m, wording.English, 0)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "…1234"); n != warningsShown || !strings.Contains(text, "47 more") || !strings.Contains(text, "taper ends with 2026-11") {
		t.Errorf("%d spelt out:\n%s", n, text)
	}
}
