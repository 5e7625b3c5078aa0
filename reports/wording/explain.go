package wording

import (
	"strings"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/roster"
)

// Step is one step of an explanation as a line: what was done with its operands,
// what came of it, and the document and row that said so. cites are the
// documents' numbers and titles by their codes.
func (l Lang) Step(s *entitlement.Step, cites map[string]string) string {
	row, ok := steps[s.Code+variant(s)]
	if !ok {
		return strings.TrimSpace(s.Code + " " + s.Amount)
	}
	var words []string
	for _, name := range strings.Fields(row.operands) {
		words = append(words, l.stepOperand(s, name))
	}
	text := strings.ReplaceAll(row.text.in(l, words), "） ", "）") // a wide bracket is blank enough
	return text + source(s, cites)
}

// StepLabel names a step in a word or two.
func (l Lang) StepLabel(code string) string {
	if row, ok := steps[code]; ok {
		return row.label.in(l, nil)
	}
	return code
}

// Explanation is a whole explanation: a step and those that it stands on, a line
// each, as a tree.
func (l Lang) Explanation(s *entitlement.Step, cites map[string]string) string {
	var b strings.Builder
	b.WriteString(l.Step(s, cites))
	l.branches(&b, s, cites, "\n")
	return b.String()
}

// NumberPutRight says that a person's identity number was put right, by which entry
// of the journal.
func (l Lang) NumberPutRight(old, right string, entry uint64) string {
	return l.Say("身份证号由 %s 更正为 %s（日志第 %d 条）；以前的决定和名册即指此人",
		"ID number %s was put right: it is %s (journal entry %d); decisions and rosters before it mean this person", old, right, entry)
}

func (l Lang) branches(b *strings.Builder, s *entitlement.Step, cites map[string]string, indent string) {
	for i, child := range s.Steps {
		mark, below := "├ ", "│ "
		if i == len(s.Steps)-1 {
			mark, below = "└ ", "  "
		}
		b.WriteString(indent + mark + l.Step(child, cites))
		l.branches(b, child, cites, indent+below)
	}
}

// variant is the sentence of a step that has several.
func variant(s *entitlement.Step) string {
	switch s.Code {
	case "base":
		if len(s.Steps) > 0 {
			return "+rate"
		}
	case "income.per_capita":
		if len(s.Steps) > 0 {
			return "+deductions"
		}
	case "standard", "supplement", "person.base":
		for _, name := range []string{"abolished", "per_year", "of_base", "of_standard", "measured"} {
			if input(s, name) != "" {
				return "+" + name
			}
		}
	}
	return ""
}

// source is the document and the row of the tables behind a step, in brackets.
func source(s *entitlement.Step, cites map[string]string) string {
	document := cites[s.Document]
	if document == "" {
		document = s.Document
	}
	if from := strings.TrimSpace(document + " " + s.Row); from != "" {
		return " [" + from + "]"
	}
	return ""
}

// ExplanationTitle heads the explanation of a line.
func (l Lang) ExplanationTitle(a calc.AwardKey, m calc.Month, s roster.State, version int) string {
	return l.Say("%s %s（%s，政策表第 %d 版）", "%s %s (%s, policy version %d)", l.Award(a), m, l.RosterState(s, false), version)
}
