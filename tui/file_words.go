package tui

import (
	"strings"

	"doudi/calc"
	"doudi/reports/wording"
	"doudi/store/casework"
)

// passageLine is one thing that happened to a household.
func passageLine(l wording.Lang, x *casework.File, p *casework.Passage) string {
	switch {
	case p.Decision != nil:
		d := p.Decision
		by := d.RecordedBy
		if d.ConfirmedBy != "" && d.ConfirmedBy != d.RecordedBy {
			by = l.Screen("file.two", d.RecordedBy, d.ConfirmedBy)
		}
		return l.Screen("file.decided", calc.DayOf(p.At).String(), l.Program(p.Award.Program), whom(x, p.Award.Person), l.DecisionLine(d), by)
	case p.Change != nil:
		v := p.Change
		by, what := v.Entry.Operator, []string{l.HouseholdAct(v.Entry.Act)}
		if v.Account != nil {
			by = l.Screen("file.two", v.Account.Maker.By, v.Account.Checker.By)
		}
		if reason := reasonOf(v); reason != "" {
			what = append(what, reason)
		}
		return l.Screen("file.changed", v.On().String(), strings.Join(what, " "), by)
	}
	f := p.Fact
	text := []string{f.Text}
	if len(f.Visitors) > 0 {
		text = []string{strings.Join(f.Visitors, " "), f.Text}
	}
	return l.Screen("file.noted", f.Day.String(), l.Fact(f.Kind), whom(x, f.Person), strings.TrimSpace(strings.Join(text, " ")), f.RecordedBy)
}

// whom is a member's name after a blank; "" where the household is meant.
func whom(x *casework.File, id calc.IDNumber) string {
	if id == "" {
		return ""
	}
	if m := x.Household.Member(id); m != nil {
		return " " + m.Name
	}
	return " " + x.Shown.Number(string(id))
}

// payAccount is who receives a household's money and where.
func payAccount(l wording.Lang, a calc.PayAccount, shown casework.Shown) string {
	var parts []string
	for _, part := range []string{a.Payee, shown.Number(string(a.PayeeID)), a.Bank, shown.Number(a.Account)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return l.Screen("house.blank")
	}
	return strings.Join(parts, " ")
}
