package tui

import (
	"strings"

	"doudi/calc"
)

// The checks of the fields of a decision: whether they can be read, and whether
// what the decision was found to need is there.

func (d *decisionForm) month7(v string) string {
	if !readable(v, calc.ParseMonth) {
		return d.f.Text("decide.bad_month")
	}
	return ""
}

func (d *decisionForm) day10(v string) string {
	if !readable(v, calc.ParseDay) {
		return d.f.Text("decide.bad_day")
	}
	return ""
}

func (d *decisionForm) money(v string) string {
	if strings.TrimSpace(v) == "" || !readable(v, calc.ParseMoney) {
		return d.f.Text("decide.bad_money")
	}
	return ""
}

func (d *decisionForm) somebody(string) string {
	if d.nobody(d.form.Values()) {
		return d.f.Text("decide.nobody")
	}
	return ""
}

func (d *decisionForm) heardDay(v string) string {
	if strings.TrimSpace(v) == "" && d.heardNeeded() {
		return d.f.Text("decide.need_hearing")
	}
	return d.day10(v)
}

func (d *decisionForm) said(v string) string {
	if strings.TrimSpace(v) == "" && (d.heardNeeded() || d.form.Value("heard") != "") {
		return d.f.Text("decide.need_said")
	}
	return ""
}

func (d *decisionForm) heardNeeded() bool {
	v := d.tried.Load()
	return v != nil && v.NeedsHearing()
}

func (d *decisionForm) minutes(v string) string {
	if shown := d.tried.Load(); strings.TrimSpace(v) == "" && shown != nil && shown.NeedsMinutes() {
		return d.f.Text("decide.need_minutes")
	}
	return ""
}

// readable says whether a text can be read, or is empty.
func readable[T any](text string, parse func(string) (T, error)) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return true
	}
	_, err := parse(text)
	return err == nil
}
