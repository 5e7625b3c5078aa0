package wording

import (
	"regexp"
	"strings"
	"sync"

	"doudi/calc"
	"doudi/calc/procedure"
	"doudi/calc/review"
)

// importCounts is what the journal keeps of an import: households added and changed,
// decisions recorded, changes of account asked for.
var importCounts = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^households \+(\d+) ~(\d+), decisions \+(\d+)(?:, accounts \+(\d+))?$`)
})

// JournalReason is what an entry of the journal has beside its subject 说明. What the
// program keeps there, in codes, is put into words; what a person wrote, and what has
// another form than these acts have, is shown as it stands.
func (l Lang) JournalReason(act, reason string) string {
	if strings.HasPrefix(act, "application.") && act != "application.open" {
		return l.applicationReason(reason)
	}
	switch act {
	case "import":
		return l.importReason(reason)
	case "operator.add":
		return l.Roles(reason)
	case "application.open":
		return l.Program(calc.Program(reason))
	case "review.record":
		return l.visitReason(reason)
	case "review.note":
		code, rest, _ := strings.Cut(reason, " ")
		if kind, ok := review.ParseFactKind(code); ok {
			return strings.TrimSpace(factKinds[kind].in(l, nil) + " " + rest)
		}
	case "award.notice":
		if program, number, ok := strings.Cut(reason, " #"); ok {
			return l.Program(calc.Program(program)) + " #" + number
		}
	case "award.record", "award.confirm", "award.withdraw":
		program, rest, _ := strings.Cut(reason, " ")
		code, rest, _ := strings.Cut(rest, " ")
		if kind, ok := calc.ParseKind[calc.DecisionKind](code); ok && kind != 0 {
			return l.Program(calc.Program(program)) + " " + Label(l, kind) + " " + rest
		}
	}
	return reason
}

// applicationReason is about one step of an application: its kind, and the digest of
// what was signed.
func (l Lang) applicationReason(reason string) string {
	code, digest, _ := strings.Cut(reason, " ")
	kind, ok := procedure.ParseKind(code)
	if !ok {
		return reason
	}
	return strings.TrimSpace(l.ApplicationEvent(kind) + " " + digest)
}

// visitReason is about a visit: its day, and what it led to for each award.
func (l Lang) visitReason(reason string) string {
	day, rest, _ := strings.Cut(reason, " ")
	awards := strings.Split(rest, ", ")
	for i, a := range awards {
		program, code, _ := strings.Cut(a, " ")
		outcome, ok := review.ParseOutcome(code)
		if !ok {
			return reason
		}
		awards[i] = l.Program(calc.Program(program)) + " " + l.Outcome(outcome)
	}
	return day + " " + strings.Join(awards, l.Say("，", ", "))
}

func (l Lang) importReason(reason string) string {
	n := importCounts().FindStringSubmatch(reason)
	if n == nil {
		return reason
	}
	text := l.Say("新增 %s 户，变更 %s 户，决定 %s 项", "households: %s added, %s changed; decisions: %s", n[1], n[2], n[3])
	if n[4] != "" {
		text += l.Say("，申请变更账户 %s 户", "; account changes asked for: %s", n[4])
	}
	return text
}
