package casework_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
	"doudi/store/casework"
)

// unfit are texts that nobody types, or nobody reads (failures.md X1, X2).
var unfit = map[string]string{
	"text.control U+001B": "因病\x1b]52;c;AAAA\a",
	"text.control U+000A": "因病\n2026-11-21 li roster.confirm",
	"text.control U+009B": "\u009b2J",
	"text.control U+202E": "\u202e因病",
	"text.control U+061C": "因\u061c病",
	"text.control U+FFFD": "\xd2\xf2",
	"cell.too_long 2000":  strings.Repeat("病", 700),
}

// TestUnfitTexts: no act records a text that does not show, or that no field takes.
func TestUnfitTexts(t *testing.T) {
	b := delegated(t)
	b.admits("gao", store.Auditor)
	waiting := b.proposes("zhao", determine())
	propose := func(o *casework.Office, change func(*casework.Proposal)) error {
		q := determineEdge()
		change(&q)
		_, err := o.Record(&q, nil)
		return err
	}
	path := filepath.Join(t.TempDir(), "journal.age")
	to, _ := city(t)
	for _, act := range []struct {
		name, operator, place string
		do                    func(o *casework.Office, text string) error
	}{
		{"Withdraw", "zhao", "reason", func(o *casework.Office, text string) error {
			return second(o.Withdraw(waiting.Number, text))
		}},
		{"Record, reason", "zhao", "reason", func(o *casework.Office, text string) error {
			return propose(o, func(q *casework.Proposal) { q.Reason = text })
		}},
		{"Record, statement", "zhao", "statement", func(o *casework.Office, text string) error {
			return propose(o, func(q *casework.Proposal) { q.Heard = calc.Heard{Day: heard.Day, Statement: text} })
		}},
		{"Record, heard", "zhao", "heard-person", func(o *casework.Office, text string) error {
			return propose(o, func(q *casework.Proposal) { q.Heard = calc.Heard{Day: heard.Day, Person: text, Statement: "同意"} })
		}},
		{"Record, minutes", "zhao", "minutes", func(o *casework.Office, text string) error {
			return propose(o, func(q *casework.Proposal) { q.Minutes = text })
		}},
		{"Submit", "li", "reason", func(o *casework.Office, text string) error {
			lift := roster.Override{Code: "decision.unconfirmed", Household: "2", Reason: text}
			return second(o.Submit(of2026(12), []roster.Override{lift}, false))
		}},
		{"ShowAs", "zhao", "reason", func(o *casework.Office, text string) error {
			return second(o.ShowAs("1", casework.Look{Reason: text}))
		}},
		{"FindAs", "zhao", "reason", func(o *casework.Office, text string) error {
			return second(o.FindAs("1", casework.Look{Whole: true, Reason: text}))
		}},
		{"PrintedFile", "zhao", "reason", func(o *casework.Office, text string) error {
			return o.PrintedFile("1", "/tmp/1.txt", casework.Look{Whole: true, Reason: text})
		}},
		{"Exported", "li", "reason", func(o *casework.Office, text string) error {
			return o.Exported(of2026(12), "/tmp/12", roster.Digest{}, text)
		}},
		{"ExportJournal", "gao", "reason", func(o *casework.Office, text string) error {
			return second(o.ExportJournal(path, to, text))
		}},
		{"DrawSample", "gao", "seed", func(o *casework.Office, text string) error {
			return second(o.DrawSample(of2026(12), "", 10, text))
		}},
	} {
		before := b.length()
		for want, text := range unfit {
			got := b.faultsOf(act.do(b.as(act.operator), text))
			if !slices.Equal(got, []string{act.place + ":0 " + want}) {
				t.Errorf("%s with %.20q: %q", act.name, text, got)
			}
		}
		if n := b.length(); n != before {
			t.Errorf("%s left %d entries", act.name, n-before)
		}
	}
	b.ok(second(b.as("zhao").Withdraw(waiting.Number, "材料不全，𰻝家的")))
	if got := b.last(); !strings.HasSuffix(got, " 材料不全，𰻝家的") {
		t.Errorf("noted as %q", got)
	}
}

// TestPathsInTheJournal: a path is nobody's to refuse; it stands spelt.
func TestPathsInTheJournal(t *testing.T) {
	b := delegated(t)
	b.ok(b.as("li").Exported(of2026(12), "/家\n/2026\x1b[2J", roster.Digest{}, "存档"))
	if got := b.last(); !strings.Contains(got, ": /家<U+000A>/2026<U+001B>[2J ") {
		t.Errorf("noted as %q", got)
	}
	b.ok(b.as("zhao").PrintedFile("1", "/家\u202e/1.txt", casework.Look{}))
	if got := b.last(); !strings.HasSuffix(got, ": /家<U+202E>/1.txt") {
		t.Errorf("noted as %q", got)
	}
	b.ok(b.as("li").ExportedReviews("/家/\x07.xlsx", 1))
	if got := b.last(); !strings.Contains(got, " /家/<U+0007>.xlsx: ") {
		t.Errorf("noted as %q", got)
	}
}
