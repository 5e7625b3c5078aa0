package casework_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
	"doudi/store"
)

// The test binary runs itself again as another process: TestCrashChild, with
// the deed to do and its operands in the environment.
const deedVariable, pathVariable, folderVariable = "DOUDI_TEST_DEED", "DOUDI_TEST_PATH", "DOUDI_TEST_FOLDER"

func TestCrashChild(t *testing.T) {
	deed := deeds[os.Getenv(deedVariable)]
	if deed == nil {
		t.Skip("only as another process")
	}
	b := &bureau{t, os.Getenv(pathVariable)}
	said("ready")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
	said("done", deed(b, os.Getenv(folderVariable)))
}

func said(words ...any) { fmt.Println(append([]any{"CHILD"}, words...)...) }

// worker is another process at a deed. It waits for the word to begin.
type worker struct {
	*exec.Cmd
	begin *os.File
	out   *bufio.Scanner
	heard strings.Builder
}

// childLasts is after what time a process that hangs ends: two minutes, and longer
// where DOUDI_ACTS asks for many acts.
func childLasts() string {
	if os.Getenv("DOUDI_ACTS") != "" {
		return "8h"
	}
	return "2m"
}

// hire starts a process, which is ready and waits when hire returns. It ends at
// the latest with the test.
func hire(t testing.TB, deed, path, folder string, before ...string) *worker {
	t.Helper()
	args := append(before, os.Args[0], "-test.run=^TestCrashChild$", "-test.timeout="+childLasts())
	w := &worker{Cmd: exec.Command(args[0], args[1:]...)}
	w.Env = append(os.Environ(), deedVariable+"="+deed, pathVariable+"="+path, folderVariable+"="+folder)
	in, begin, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := w.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	w.Stdin, w.Stderr, w.begin, w.out = in, &w.heard, begin, bufio.NewScanner(out)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	_ = in.Close()
	t.Cleanup(func() {
		_ = begin.Close()
		_ = w.Process.Kill()
		_ = w.Wait()
	})
	if word := w.hear(); word != "ready" {
		t.Fatalf("the other process said %q\n%s", word, &w.heard)
	}
	return w
}

func (w *worker) release() { _, _ = w.begin.WriteString("go\n") }

// hear is the next thing that the worker says; "" when it says no more.
func (w *worker) hear() string {
	for w.out.Scan() {
		if words, ours := strings.CutPrefix(w.out.Text(), "CHILD "); ours {
			return words
		}
		w.heard.WriteString(w.out.Text() + "\n")
	}
	return ""
}

// kills is how many processes are killed in all: DOUDI_KILLS, or what a usual
// run has the time for.
func kills() int {
	if n, err := strconv.Atoi(os.Getenv("DOUDI_KILLS")); err == nil && n > 0 {
		return n
	}
	if testing.Short() {
		return 12
	}
	return 60
}

// crowded writes the sheets of 500 families with awards.
func crowded(t testing.TB) string {
	t.Helper()
	sheets := map[string]*strings.Builder{}
	add := func(name, format string, operands ...any) {
		if sheets[name] == nil {
			sheets[name] = &strings.Builder{}
		}
		fmt.Fprintf(sheets[name], format+"\n", operands...)
	}
	add("household", "household,region,payee,payee_id,account")
	add("member", "household,name,id,relation,labour")
	add("item", "household,id,kind,amount,per")
	add("decision", "household,program,decision,from,percapita,reviewed")
	for i := range 500 {
		head, second := card("19600101", i), card("19620202", i)
		add("household", "%06d,999901%03d%03d,张三,%s,62300000000%08d", i, 1+i%3, 1+i%5, head, i)
		add("member", "%06d,张三,%s,head,none", i, head)
		add("member", "%06d,李秀英,%s,spouse,partial", i, second)
		add("item", "%06d,%s,transfer,%d.50,month", i, head, i%300)
		add("decision", "%06d,dibao,determine,2026-07,%d.25,2026-06-20", i, i%300)
	}
	dir := t.TempDir()
	for name, text := range sheets {
		if err := os.WriteFile(filepath.Join(dir, name+".csv"), []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// copyOf is a store's file under another name.
func (b *bureau) copyOf(path string) *bureau {
	b.Helper()
	text, err := os.ReadFile(path)
	b.ok(err)
	other := &bureau{b.T, filepath.Join(b.TempDir(), "copy.db")}
	b.ok(os.WriteFile(other.path, text, 0o600))
	return other
}

// records are all that the store has on record, as who works with it reads it:
// the same where the same was done, while sealed files never are.
func (b *bureau) records() string {
	b.Helper()
	var out strings.Builder
	b.ok(b.as("admin").Store.View(func(tx *store.Tx) error {
		out.Reset()
		operators, err := tx.Operators()
		moved, err2 := tx.Moved()
		fmt.Fprintf(&out, "%+v\n%+v\n", operators, moved)
		return errors.Join(err, err2, writeCases(tx, &out), writeOffice(tx, &out))
	}))
	return out.String()
}

func writeCases(tx *store.Tx, out *strings.Builder) error {
	return tx.Cases("", func(h *calc.Household, awards []calc.Award) error {
		fmt.Fprintf(out, "%+v\n", *h)
		for _, a := range awards {
			fmt.Fprintf(out, "%+v\n", a.AwardKey)
			for _, d := range a.Decisions {
				facts := d.Facts
				d.Facts = nil
				fmt.Fprintf(out, "%+v %+v\n", d, facts)
			}
		}
		return nil
	})
}

func writeOffice(tx *store.Tx, out *strings.Builder) error {
	err := tx.Regions(func(r calc.Region) error { fmt.Fprintf(out, "%+v\n", r); return nil })
	for v := 1; v <= tx.PolicyVersion(); v++ {
		p, missing := tx.Policy(v)
		fmt.Fprintf(out, "%+v\n", p)
		err = errors.Join(err, missing)
	}
	return errors.Join(err, tx.Seals(func(s *roster.Seal) error {
		findings, err := tx.Findings(s.Month)
		entries, err2 := tx.EntriesDigest(s.Month)
		fmt.Fprintf(out, "%+v\n%+v\n%x\n", *s, findings, entries)
		return errors.Join(err, err2)
	}), tx.Journal(0, func(j *store.Entry) error {
		fmt.Fprintln(out, j.Seq, j.At, j.Operator, j.Act, j.Subject, j.Reason, j.Before, j.After) // but for the number of the operation, which is random
		return nil
	}))
}

// monthEnd makes a month's roster from draft to seal, as the scheduled job does.
func monthEnd(b *bureau, m calc.Month) error {
	draft, err := b.as("li").Roster(m)
	if err != nil {
		return err
	}
	sent, err := b.as("li").Submit(m, nil, false)
	if err != nil {
		return err
	}
	sealed, err := b.as("wang").Confirm(m, nothingExpected)
	if err != nil {
		return err
	}
	said("sealed", draft.Digest, sent.Digest, sealed.Digest, sent.Already, sealed.Already)
	return nil
}

// deeds are what another process may be asked to do.
var deeds = map[string]func(b *bureau, folder string) error{
	"import": func(b *bureau, folder string) error {
		_, err := b.as("li").Import(b.sheets(folder), "data")
		return err
	},
	"policy load": func(b *bureau, folder string) error {
		_, err := b.as("admin").LoadPolicy(b.sheets(folder))
		return err
	},
	"submit": func(b *bureau, _ string) error {
		_, err := b.as("li").Submit(of2026(7), nil, false)
		return err
	},
	"confirm": func(b *bureau, _ string) error {
		_, err := b.as("wang").Confirm(of2026(7), nothingExpected)
		return err
	},
	"month end": func(b *bureau, month string) error {
		m, err := calc.ParseMonth(month)
		if err != nil {
			return err
		}
		return monthEnd(b, m)
	},
}

// lasting is how long a deed takes, from the word to begin to the answer.
func lasting(t testing.TB, deed, path, folder string) time.Duration {
	t.Helper()
	w := hire(t, deed, path, folder)
	begun := time.Now()
	w.release()
	if word := w.hear(); word != "done <nil>" {
		t.Fatalf("%s: %q\n%s", deed, word, &w.heard)
	}
	return time.Since(begun)
}
