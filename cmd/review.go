package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/calc/review"
	"doudi/calc/sheet"
	"doudi/store/casework"
)

// reviewGroup is doudi review: the schedule that runs the year.
func (e *env) reviewGroup() *cobra.Command {
	return e.group("review", e.reviewDue(), e.reviewRecord(), e.reviewNote(), e.reviewCalendar(), e.reviewPlan(), e.reviewSample(), e.reviewCoverage())
}

// dayOption reads an option that is a day; without it, today.
func (e *env) dayOption(name, text string) (calc.Day, error) {
	if text == "" {
		return e.day()
	}
	return givenDay(name, text)
}

// givenDay reads an option that is a day; 0 without it.
func givenDay(name, text string) (calc.Day, error) {
	if text == "" {
		return 0, nil
	}
	day, err := calc.ParseDay(text)
	if err != nil {
		return 0, usage("usage.bad_value", "--"+name, text)
	}
	return day, nil
}

// programOption reads a programme by its code or label.
func programOption(text string) calc.Program {
	if text == "" {
		return ""
	}
	return sheet.ParseProgram(text)
}

// placeOption is the region of --township or --village, whichever is narrower.
func placeOption(township, village string) (string, error) {
	if village != "" && !strings.HasPrefix(village, township) {
		return "", usage("usage.bad_value", "--village", village)
	}
	if village != "" {
		return village, nil
	}
	return township, nil
}

// dueRows are the rows of a list of reviews, for a person.
func (e *env) dueRows(list *casework.DueList) [][]string {
	var rows [][]string
	for i := range list.Homes {
		h := &list.Homes[i]
		for j := range h.Awards {
			a := &h.Awards[j]
			rows = append(rows, []string{
				e.lang.DueStatus(a.Status), a.Month.String(), e.lang.DueReason(a.Reason), string(a.Household), headName(h.Household),
				strings.TrimSpace(e.lang.Program(a.Program) + " " + a.AwardKey.Person.Tail()), a.Amount.String(), h.Township + h.Village,
			})
		}
	}
	return rows
}

// reviewDocument is a deadline for programs.
func reviewDocument(d review.Deadline) map[string]any {
	return map[string]any{"month": d.Month.String(), "reason": d.Reason, "day": d.Day.String(), "person": d.Person.Tail()}
}
