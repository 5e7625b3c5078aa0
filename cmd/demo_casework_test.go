package cmd

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"doudi/calc/procedure"
	"doudi/calc/review"
	"doudi/reports/wording"
	"doudi/store"
	"doudi/store/casework"
)

// TestDemoDesk: on its last day the demo has something on every screen, in counties
// of any size, and says how to open them.
func TestDemoDesk(t *testing.T) {
	for _, households := range []int{40, 60, 200} {
		t.Run(strconv.Itoa(households), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "county")
			code, tale, complaint := runDemo(wording.Chinese, "--households", strconv.Itoa(households), dir)
			if code != exitDone || !strings.Contains(tale, "--operator li --today "+demoToday().String()) {
				t.Fatalf("exit %d: %s%s", code, tale, complaint)
			}
			o := demoOffice(t, dir, "wang")
			due, err := o.DueReviews(casework.DueQuery{Month: demoToday().Month(), Statuses: []review.Status{review.DueNow, review.Overdue}})
			if err != nil || due.Counts[review.Overdue] == 0 || due.Counts[review.DueNow] == 0 {
				t.Errorf("due %v, %v", due.Counts, err)
			}
			decisions, accounts := 0, 0
			waiting, err := o.Awaiting()
			for i := range waiting {
				switch w := &waiting[i]; {
				case w.Bar != nil:
				case w.Account != nil:
					accounts++
				default:
					decisions++
				}
			}
			if err != nil || decisions != 2 || accounts != 1 {
				t.Errorf("wang may confirm %d decisions and %d accounts, %v", decisions, accounts, err)
			}
			stages := map[procedure.Urgency]int{}
			files, err := o.Applications(casework.ApplicationFilter{})
			for _, f := range files {
				if p := f.Pressing(); p != nil {
					stages[p.Urgency]++
				}
			}
			if err != nil || len(files) < 5 || stages[procedure.Overdue] != 1 || stages[procedure.DueTomorrow] != 1 || stages[procedure.NoticeOver] != 1 {
				t.Errorf("%d applications, %v, %v", len(files), stages, err)
			}
		})
	}
}

// TestDemoWithoutCasework: the months alone.
func TestDemoWithoutCasework(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "county")
	code, tale, complaint := runDemo(wording.English, "--households", "60", "--no-casework", dir)
	if code != exitDone || strings.Contains(tale, demoToday().String()) {
		t.Fatalf("exit %d: %s%s", code, tale, complaint)
	}
	if files, err := demoOffice(t, dir, "li").Applications(casework.ApplicationFilter{}); err != nil || len(files) != 0 {
		t.Errorf("%d applications, %v", len(files), err)
	}
}

// demoOffice is an operator's office in a demo on its last day.
func demoOffice(t *testing.T, dir, operator string) *casework.Office {
	t.Helper()
	d := &demo{env: &env{Streams: demoStreams(&bytes.Buffer{}, &bytes.Buffer{})}, dir: dir, secrets: map[string]store.Secret{}}
	text, err := os.ReadFile(filepath.Join(dir, demoKeys, operator+".key"))
	if err != nil {
		t.Fatal(err)
	}
	if _, d.secrets[operator], err = store.ReadKeyFile(text); err != nil {
		t.Fatal(err)
	}
	return d.at(operator, demoToday())
}
