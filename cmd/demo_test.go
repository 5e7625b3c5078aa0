package cmd

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/reports/wording"
)

func TestDemo(t *testing.T) {
	months := []string{"2026-07", "2026-08", "2026-09"}
	files := []string{"roster.csv", "changes.csv", "totals.csv", "findings.csv", "roster.xlsx", "bank.csv", "seal.json"}
	for _, lang := range []wording.Lang{wording.English, wording.Chinese} {
		t.Run(lang.String(), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "county")
			code, tale, complaint := runDemo(lang, "--households", "120", dir)
			if code != exitDone || complaint != "" {
				t.Fatalf("exit %d: %s", code, complaint)
			}
			told := amountsTold(tale)
			for i, m := range months {
				out := filepath.Join(dir, "out-"+m)
				for _, name := range files {
					if info, err := os.Stat(filepath.Join(out, name)); err != nil || info.Size() == 0 {
						t.Errorf("%s: %v", name, err)
					}
				}
				if sum := rosterSum(t, out); i >= len(told) || sum.String() != told[i] {
					t.Errorf("%s pays %s; told was %v", m, sum, told)
				}
			}
			tryNext(t, tale, lang)
		})
	}
}

// amountsTold are what the tale says that the months' rosters pay.
func amountsTold(tale string) []string {
	var amounts []string
	for line := range strings.Lines(tale) {
		if strings.Contains(line, "li runs the roster") || strings.Contains(line, "li 生成名册") {
			amounts = append(amounts, regexp.MustCompile(`\d+\.\d\d`).FindString(line))
		}
	}
	return amounts
}

func rosterSum(t *testing.T, out string) calc.Money {
	t.Helper()
	f, err := os.Open(filepath.Join(out, "roster.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var sum calc.Money
	for column, heading := range rows[0] {
		for _, row := range rows[1:] {
			if heading == "total" {
				amount, err := calc.ParseMoney(row[column])
				if err != nil {
					t.Fatal(err)
				}
				sum += amount
			}
		}
	}
	return sum
}

// tryNext does as the tale says at its end.
func tryNext(t *testing.T, tale string, lang wording.Lang) {
	t.Helper()
	_, next, found := strings.Cut(tale, lang.DemoNext())
	if !found {
		t.Fatalf("nothing to try next:\n%s", tale)
	}
	given, commands := map[string]string{"DOUDI_LANG": lang.String()}, 0
	for line := range strings.Lines(next) {
		line = strings.TrimSpace(line)
		for _, setting := range strings.Fields(line) {
			if name, value, ok := strings.Cut(setting, "="); ok {
				given[name] = strings.TrimSuffix(value, ",") // between the settings of a Windows shell
			}
		}
		if args, ok := strings.CutPrefix(line, "doudi "); ok {
			commands++
			var out, complaint bytes.Buffer
			s := demoStreams(&out, &complaint)
			s.Getenv = func(name string) string { return given[name] }
			if code := Main(strings.Fields(args), s); code != exitDone || out.Len() == 0 {
				t.Errorf("%s: exit %d: %s", line, code, complaint.String())
			}
		}
	}
	if commands < 5 {
		t.Errorf("%d commands to try", commands)
	}
}

// The same county comes out the same wherever it is made and whenever, its
// files and its seals: all but what is made of keys.
func TestDemoIsTheSame(t *testing.T) {
	first, second := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b c")
	for _, dir := range []string{first, second} {
		if code, _, complaint := runDemo(wording.Chinese, "--households", "80", dir); code != exitDone {
			t.Fatalf("exit %d: %s", code, complaint)
		}
	}
	a, b := contents(t, first), contents(t, second)
	if len(a) < 40 || len(a) != len(b) {
		t.Errorf("%d files, and %d", len(a), len(b))
	}
	for name := range a {
		folder, _, _ := strings.Cut(name, "/")
		if folder == demoKeys || folder == demoAnchors || folder == demoSheet || folder == demoStore {
			if a[name] == b[name] {
				t.Errorf("%s is the same in both", name)
			}
			continue
		}
		if keyless(t, name, a[name]) != keyless(t, name, b[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// keyless is a file without what depends on keys: signatures, the journal's
// digest at the foot of a sheet, and so the digest of the workbook.
func keyless(t *testing.T, name, text string) string {
	t.Helper()
	if filepath.Ext(name) == ".xlsx" {
		text = unzipped(t, text)
	}
	return regexp.MustCompile(`(journal|日志) \d+ [0-9a-f]{8}…[0-9a-f]{4}|"signature": "[^"]*"|"roster.xlsx": "[^"]*"`).ReplaceAllString(text, "")
}

// unzipped is all that an archive holds.
func unzipped(t *testing.T, text string) string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(part.Name + "\n")
		if _, err := io.Copy(&out, r); err != nil {
			t.Fatal(err)
		}
	}
	return out.String()
}

func TestDemoKeepsWhatIsThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "county")
	if code, _, complaint := runDemo(wording.English, "--households", "60", dir); code != exitDone {
		t.Fatalf("exit %d: %s", code, complaint)
	}
	own := filepath.Join(dir, "mine.txt")
	write := func(path string) {
		if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(own)
	before := contents(t, dir)
	code, tale, complaint := runDemo(wording.English, "--households", "60", dir)
	if code != exitUsage || tale != "" || !strings.Contains(complaint, "--force") {
		t.Errorf("a second demo: exit %d, %s%s", code, tale, complaint)
	}
	for name, data := range contents(t, dir) {
		if before[name] != data {
			t.Errorf("%s has changed", name)
		}
	}
	if code, _, complaint := runDemo(wording.English, "--households", "60", "--force", dir); code != exitDone {
		t.Errorf("--force: exit %d: %s", code, complaint)
	}
	if data, err := os.ReadFile(own); err != nil || string(data) != "mine" {
		t.Errorf("--force and what is not the demo's: %v", err)
	}

	foreign := t.TempDir()
	write(filepath.Join(foreign, "county.xlsx"))
	for _, path := range []string{foreign, filepath.Join(foreign, "county.xlsx")} {
		if code, _, complaint := runDemo(wording.Chinese, "--force", path); code != exitUsage || !strings.Contains(complaint, path) {
			t.Errorf("%s: exit %d: %s", path, code, complaint)
		}
	}
	if len(contents(t, foreign)) != 1 {
		t.Error("a foreign folder is written to")
	}
	for _, n := range []string{"0", "-3", "39", "9999999"} {
		if code, _, _ := runDemo(wording.Chinese, "--households", n, filepath.Join(foreign, "x")); code != exitUsage {
			t.Errorf("%s households: exit %d", n, code)
		}
	}
}

func TestDemoForPrograms(t *testing.T) {
	dir := t.TempDir()
	var out, complaint bytes.Buffer
	e := &env{Streams: demoStreams(&out, &complaint), json: true}
	if err := e.runDemo(dir, 60, false, false); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Version, Households, Persons, Replayed, Deviations int

		Months []struct {
			Month, State, Amount, Out string
			Causes                    []struct{ Cause, Amount string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &doc); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	if doc.Version != 1 || doc.Households != 60 || doc.Persons < 60 || len(doc.Months) != 3 || doc.Replayed == 0 || doc.Deviations != 0 {
		t.Errorf("%+v", doc)
	}
	for _, m := range doc.Months {
		if sum := rosterSum(t, m.Out); m.State != "confirmed" || sum.String() != m.Amount || len(m.Causes) == 0 {
			t.Errorf("%+v, files have %s", m, sum)
		}
	}
}

// runDemo is doudi demo in a language: its exit code, what it tells and what
// it complains of.
func runDemo(lang wording.Lang, args ...string) (code int, tale, complaint string) {
	var out, wrong bytes.Buffer
	e := &env{Streams: demoStreams(&out, &wrong), lang: lang}
	c := e.demo()
	c.SetArgs(args)
	c.SilenceErrors, c.SilenceUsage = true, true
	code = e.report(c.Execute())
	return code, out.String(), wrong.String()
}

func demoStreams(out, wrong *bytes.Buffer) Streams {
	return Streams{
		In: strings.NewReader(""), Out: out, Err: wrong, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) },
	}
}

// contents are the files below a folder by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		found[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
