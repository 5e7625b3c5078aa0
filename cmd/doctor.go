package cmd

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"doudi/calc"
	"doudi/reports/spreadsheet"
	"doudi/store"
	"doudi/store/casework"
)

// doctor is doudi doctor: one page on this machine.
func (e *env) doctor() *cobra.Command {
	return e.command("doctor", "doctor", exactly(0), func(*cobra.Command, []string) error {
		symptoms := append([]casework.Symptom{e.programSymptom()}, e.storeSymptoms()...)
		symptoms = append(symptoms, e.terminalSymptoms()...)
		if err := e.printSymptoms(symptoms); err != nil {
			return err
		}
		if count(symptoms, casework.Bad) > 0 {
			return errSilent(exitRefused)
		}
		return nil
	})
}

func (e *env) programSymptom() casework.Symptom {
	return casework.Well.Of("program.version", Version, fmt.Sprint(store.FormatVersion), runtime.GOOS+"/"+runtime.GOARCH+" "+runtime.Version())
}

// storeSymptoms looks at the store; nobody is asked for a passphrase.
func (e *env) storeSymptoms() []casework.Symptom {
	who, unread := e.keyAtHand()
	office := e.officeOf(who, calc.DayOf(e.Now()))
	found := casework.Diagnose(office.Store, e.Now(), e.keyPath() != "" && unread == nil)
	for i, s := range found.Symptoms {
		if s.Code == "key.refused" {
			found.Symptoms[i].Args = append(s.Args, strings.Join(e.wrong(found.Refusal), "\n"))
		}
	}
	switch {
	case e.keyPath() == "":
		return append(found.Symptoms, casework.Well.Of("key.none"))
	case unread != nil:
		return append(found.Symptoms, casework.Risky.Of("key.unread", strings.Join(e.wrong(unread), "\n")))
	}
	return found.Symptoms
}

func (e *env) keyAtHand() (store.Credentials, error) {
	if e.keyPath() == "" {
		return store.Credentials{}, nil
	}
	return e.credentials()
}

// printSymptoms prints a line for each symptom, and what to do beneath it.
func (e *env) printSymptoms(symptoms []casework.Symptom) error {
	if e.json {
		return e.document(e.symptomDocument(symptoms))
	}
	const grade, topic = 6, 12
	for _, s := range symptoms {
		what, remedy := e.lang.Symptom(e.face, s.Code, s.Args...)
		e.say(spreadsheet.Pad(e.lang.Grade(s.Grade.String()), grade) + spreadsheet.Pad(e.lang.Topic(s.Code), topic) + what)
		if remedy != "" {
			e.say(strings.Repeat(" ", grade+topic) + "→ " + remedy)
		}
		if strings.HasPrefix(s.Code, "width.") {
			e.say(ruler)
		}
	}
	e.say(e.lang.Examined(count(symptoms, casework.Risky), count(symptoms, casework.Bad)))
	return nil
}

func (e *env) symptomDocument(symptoms []casework.Symptom) any {
	type symptom struct {
		Code   string   `json:"code"`
		Grade  string   `json:"grade"`
		Args   []string `json:"args"`
		What   string   `json:"what"`
		Remedy string   `json:"remedy"`
	}
	out, worst := []symptom{}, casework.Well
	for _, s := range symptoms {
		what, remedy := e.lang.Symptom(e.face, s.Code, s.Args...)
		out = append(out, symptom{s.Code, s.Grade.String(), append([]string{}, s.Args...), what, remedy})
		worst = max(worst, s.Grade)
	}
	return map[string]any{"version": 1, "grade": worst.String(), "symptoms": out}
}

func count(symptoms []casework.Symptom, grade casework.Grade) int {
	n := 0
	for _, s := range symptoms {
		if s.Grade == grade {
			n++
		}
	}
	return n
}
