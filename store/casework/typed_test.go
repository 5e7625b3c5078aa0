package casework_test

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/review"
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
			return o.PrintedFile("1", "1.txt", casework.Look{Whole: true, Reason: text})
		}},
		{"Exported", "li", "reason", func(o *casework.Office, text string) error {
			return o.Exported(of2026(12), "out-12", roster.Digest{}, text)
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

// unnamed are texts that are nobody's name, beside those that are unfit altogether.
var unnamed = map[string]string{
	"name.formula =cmd|calc": "=cmd|calc",
	"name.formula ＋86":       "＋86",
	"name.formula @SUM":      " @SUM",
	"name.long 周周周周周周周周周周…":  strings.Repeat("周", 61),
}

// TestUnfitNames: every name that is typed beside a file is held to the rules of the
// names in it, and every text to those of texts.
func TestUnfitNames(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	opening := func(change func(*casework.Opening, string)) func(string) error {
		return func(text string) error {
			in := dibaoOf2()
			in.Household, in.Applicant, in.Region = "", "周小满", "999901001001"
			change(&in, text)
			return second(b.on("2026-03-02", "zhao").OpenApplication(in))
		}
	}
	step := func(change func(*casework.Step, string)) func(string) error {
		return func(text string) error {
			s := casework.Step{Kind: procedure.Consented}
			change(&s, text)
			return second(b.on("2026-03-02", "zhao").AdvanceApplication("S000001", s))
		}
	}
	for _, act := range []struct {
		place string
		names bool
		do    func(string) error
	}{
		{"applicant", true, opening(func(in *casework.Opening, text string) { in.Applicant = text })},
		{"agent", true, opening(func(in *casework.Opening, text string) { in.Source, in.Agent = procedure.OnBehalf, text })},
		{"relative-of", true, opening(func(in *casework.Opening, text string) { in.RelativeOf = text })},
		{"with", true, opening(func(in *casework.Opening, text string) { in.With = []string{"赵助理", text} })},
		{"note", false, opening(func(in *casework.Opening, text string) { in.Note = text })},
		{"with", true, step(func(s *casework.Step, text string) { s.With = []string{text} })},
		{"note", false, step(func(s *casework.Step, text string) { s.Note = text })},
		{"visitors", true, func(text string) error {
			v := casework.HomeVisit{Household: "2", Day: 20260302, Visitors: []string{"赵", text}, Findings: "属实"}
			return second(b.on("2026-03-02", "zhao").RecordReview(v))
		}},
		{"findings", false, func(text string) error {
			v := casework.HomeVisit{Household: "2", Day: 20260302, Visitors: []string{"赵", "钱"}, Findings: text}
			return second(b.on("2026-03-02", "zhao").RecordReview(v))
		}},
		{"text", false, func(text string) error {
			return second(b.on("2026-03-02", "zhao").NoteFact("2", review.Fact{Kind: review.FindingFact, Text: text}))
		}},
	} {
		before := b.holds()
		tries := maps.Clone(unfit)
		if act.names {
			maps.Copy(tries, unnamed)
		}
		for want, text := range tries {
			if got := b.faultsOf(act.do(text)); !slices.Equal(got, []string{act.place + ":0 " + want}) {
				t.Errorf("%s: %.20q: %q", act.place, text, got)
			}
		}
		if b.holds() != before {
			t.Errorf("%s: the store has changed", act.place)
		}
	}
	in := dibaoOf2()
	in.Household, in.Applicant, in.Region = "", " 阿依古丽・买 买提\ue000 ", "999901001001"
	if f := b.opens("2026-03-02", "zhao", in); f.Applicant != "阿依古丽·买买提\ue000" {
		t.Errorf("the applicant is %q", f.Applicant)
	}
	in.Applicant = "阿依古丽•买买提\ue000"
	b.refused(second(b.on("2026-03-02", "zhao").OpenApplication(in)), "application.open_already")
}

// TestTypedRefusals: a refusal that judges what was typed alone says so, which is
// wrong usage to a command; one that looks at what is on record, or at who asks, does
// not.
func TestTypedRefusals(t *testing.T) {
	b := window(t)
	b.opens("2026-03-02", "zhao", dibaoOf2())
	day := func(operator string) *casework.Office { return b.on("2026-03-02", operator) }
	opening := func(change func(*casework.Opening)) error {
		in := dibaoOf2()
		change(&in)
		return second(day("zhao").OpenApplication(in))
	}
	note := func(f review.Fact) error { return second(day("zhao").NoteFact("2", f)) }
	visit := func(v casework.HomeVisit) error {
		v.Household, v.Day = "2", 20260302
		return second(day("zhao").RecordReview(v))
	}
	record := func(change func(*casework.Proposal)) error {
		q := determineEdge()
		change(&q)
		return second(day("zhao").Record(&q, nil))
	}
	for _, row := range []struct {
		code  string
		typed bool
		err   error
	}{
		{"application.open_already", false, opening(func(*casework.Opening) {})},
		{"application.whose", true, opening(func(in *casework.Opening) { in.Household = "" })},
		{"person.invalid", true, opening(func(in *casework.Opening) { in.Person = "12" })},
		{"person.missing", true, opening(func(in *casework.Opening) { in.Program = calc.Tekun })},
		{"person.not_member", false, opening(func(in *casework.Opening) { in.Program, in.Person = calc.Tekun, none })},
		{"source.missing", true, opening(func(in *casework.Opening) { in.Program, in.Source = calc.Edge, 0 })},
		{"source.unnamed", true, opening(func(in *casework.Opening) { in.Program, in.Source = calc.Edge, procedure.Found })},
		{"event.unreasoned", true, second(day("zhao").ReturnApplication("S000001", casework.Step{}))},
		{"event.foreign", true, second(day("zhao").AdvanceApplication("S000001", casework.Step{Kind: procedure.Consented, Amount: 5}))},
		{"decision.heard_what", true, record(func(q *casework.Proposal) { q.Heard.Statement = "同意" })},
		{"decision.future", false, record(func(q *casework.Proposal) { q.Applied = 20260401 })},
		{"note.kind", true, note(review.Fact{Kind: review.VisitFact})},
		{"note.school", true, note(review.Fact{Kind: review.SchoolFact, Person: calc.IDNumber(liu)})},
		{"note.person_missing", true, note(review.Fact{Kind: review.DeathFact})},
		{"note.backwards", true, note(review.Fact{Kind: review.DeathFact, Person: calc.IDNumber(liu), Day: 20260302, Reported: 20260301})},
		{"note.unreasoned", true, note(review.Fact{Kind: review.FindingFact})},
		{"note.stranger", false, note(review.Fact{Kind: review.DeathFact, Person: calc.IDNumber(none)})},
		{"note.region", true, second(day("zhao").NoteRegion("", review.Fact{Kind: review.DeathFact}))},
		{"visit.unreported", true, visit(casework.HomeVisit{Visitors: []string{"赵", "钱"}})},
		{"visit.alone", false, visit(casework.HomeVisit{Visitors: []string{"赵"}, Findings: "属实"})},
		{"look.unreasoned", true, second(day("zhao").ShowAs("2", casework.Look{Whole: true}))},
		{"operator.forbidden", false, second(day("qian").OpenApplication(dibaoOf2()))},
	} {
		var r *calc.Refusal
		if !errors.As(row.err, &r) || r.Code != row.code || r.Typed != row.typed {
			t.Errorf("%+v: want %s, typed %v", row.err, row.code, row.typed)
		}
	}
	q := determineEdge()
	v, err := day("zhao").Record(&q, nil)
	b.ok(err)
	for code, err := range map[string]error{
		"decision.unreasoned": second(day("zhao").Withdraw(v.Number, " ")),
		"override.unreasoned": second(day("li").Submit(of2026(11), []roster.Override{{Code: "account.missing", Household: "1"}}, false)),
	} {
		var r *calc.Refusal
		if !errors.As(err, &r) || r.Code != code || !r.Typed {
			t.Errorf("%+v: want %s, typed", err, code)
		}
	}
}
