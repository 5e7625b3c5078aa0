package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

func init() {
	hold := func(t *testing.T, held error) {
		if held != nil {
			t.Fatal(held)
		}
	}
	// Both hold the store until they are killed.
	deeds["hold for an act"] = func(t *testing.T, path string) {
		hold(t, storeAt(path).Act(func(tx *Tx) (Entry, error) {
			say("held")
			time.Sleep(time.Minute)
			return Entry{}, nil
		}))
	}
	deeds["hold for a view"] = func(t *testing.T, path string) {
		hold(t, storeAt(path).View(func(tx *Tx) error {
			say("held")
			time.Sleep(time.Minute)
			return nil
		}))
	}
	deeds["act many times"] = func(t *testing.T, path string) {
		s := storeAt(path)
		s.Wait = time.Minute
		for i := range actsEach {
			d := determination(opening)
			err := s.Act(func(tx *Tx) (Entry, error) {
				return Entry{Operator: fmt.Sprint(os.Getpid()), Act: "test", Subject: fmt.Sprint(i)}, tx.AddDecision(village(1, 1), calc.AwardKey{Household: "1", Program: calc.Dibao}, d)
			})
			if err != nil {
				t.Fatal(err)
			}
			say("done", d.Seq)
		}
	}
	deeds["back up once"] = func(t *testing.T, path string) {
		if err := storeAt(path).Backup(path + ".backup"); err != nil {
			say(err)
		} else {
			say("done")
		}
	}
}

const actsEach = 25

// Whoever has the store is waited for, but not longer than Wait.
func TestBusy(t *testing.T) {
	for _, tc := range []struct {
		deed       string
		view, acts error
	}{
		{"hold for an act", ErrBusy, ErrBusy},
		{"hold for a view", nil, ErrBusy},
	} {
		t.Run(tc.deed, func(t *testing.T) {
			s := newStore(t)
			p := start(t, tc.deed, s.Path)
			if word := p.hear(); word != "held" {
				t.Fatalf("the other process said %q", word)
			}
			s.Wait = 300 * time.Millisecond
			for name, try := range map[string]struct {
				do   func() error
				want error
			}{
				"view":   {func() error { return s.View(nothing) }, tc.view},
				"check":  {func() error { return s.Check(true) }, tc.view},
				"act":    {func() error { return s.Act(noAct) }, tc.acts},
				"backup": {func() error { return s.Backup(s.Path + ".backup") }, tc.view},
			} {
				begun := time.Now()
				err := try.do()
				if !errors.Is(err, try.want) || err != nil && !strings.Contains(err.Error(), s.Path) {
					t.Errorf("%s: %v, want %v", name, err, try.want)
				}
				if waited := time.Since(begun); try.want != nil && (waited < 200*time.Millisecond || waited > 5*time.Second) {
					t.Errorf("%s: gave up after %v", name, waited)
				}
			}
			if err := p.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			s.Wait = 10 * time.Second
			begun := time.Now()
			if err := s.Act(noAct); err != nil {
				t.Errorf("after the holder was killed: %v", err)
			}
			if waited := time.Since(begun); waited > 2*time.Second {
				t.Errorf("after the holder was killed the store was free only after %v", waited)
			}
		})
	}
}

// Nothing that several processes do at once is lost or done twice (S9).
func TestManyProcesses(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	const processes = 4
	var children []*child
	for range processes {
		children = append(children, start(t, "act many times", s.Path))
	}
	seen := map[string]bool{}
	for _, p := range children {
		for word := p.hear(); word != ""; word = p.hear() {
			if seen[word] {
				t.Errorf("two were told %q", word)
			}
			seen[word] = true
		}
		p.finish(t)
	}
	view(t, s, func(tx *Tx) error {
		awards, err := tx.Awards(village(1, 1), "1")
		if n := len(awards[0].Decisions); n != processes*actsEach || len(seen) != n {
			t.Errorf("%d decisions, %d acknowledged, want %d", n, len(seen), processes*actsEach)
		}
		if seq, _ := tx.Head(); seq != 2+processes*actsEach {
			t.Errorf("the journal ends at %d", seq)
		}
		return err
	})
	each := map[string]int{}
	for _, e := range entries(t, s, 3) {
		if want := fmt.Sprint(each[e.Operator]); e.Subject != want {
			t.Errorf("process %s: act %s is journalled after act %s", e.Operator, e.Subject, want)
		}
		each[e.Operator]++
	}
}

// A backup made while others write holds what was true at one moment (S12).
func TestBackupWhileOthersWrite(t *testing.T) {
	s := newStore(t)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	const before = 2 // entries
	p := start(t, "act many times", s.Path)
	q := start(t, "act many times", s.Path)
	last := uint64(0)
	for i := range 12 {
		b := storeAt(fmt.Sprintf("%s.%d", s.Path, i))
		if err := s.Backup(b.Path); err != nil {
			t.Fatal(err)
		}
		whole(t, b)
		view(t, b, func(tx *Tx) error {
			seq, _ := tx.Head()
			awards, err := tx.Awards(village(1, 1), "1")
			decisions := 0
			for _, a := range awards {
				decisions += len(a.Decisions)
			}
			if seq < last || uint64(decisions) != seq-before {
				t.Errorf("backup %d has %d entries and %d decisions; the one before had %d entries", i, seq, decisions, last)
			}
			last = seq
			return err
		})
	}
	p.finish(t)
	q.finish(t)
	if names := folder(t, filepath.Dir(s.Path)); len(names) != 13 {
		t.Errorf("the folder has %v", names)
	}
}

// Two that back up to one name at once: one of them makes it, and it is good.
func TestBackupsToOneName(t *testing.T) {
	for range 20 {
		s := newStore(t)
		county(t, s, func(i int) int { return i % 3 })
		p, q := start(t, "back up once", s.Path), start(t, "back up once", s.Path)
		said := []string{p.hear(), q.hear()}
		done := 0
		for _, word := range said {
			if word == "done" {
				done++
			} else if !strings.Contains(word, ErrExists.Error()) {
				t.Errorf("one said %q", word)
			}
		}
		if done != 1 {
			t.Errorf("%d made the backup: %q", done, said)
		}
		whole(t, storeAt(s.Path+".backup"))
	}
}

func TestBackupAndRestore(t *testing.T) {
	s := office(t)
	backup := filepath.Join(t.TempDir(), "county-2026-11-21.db")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	want := dump(t, s)
	if got := dump(t, storeAt(backup)); got != want {
		t.Error("the backup holds something else")
	}
	info, err := os.Stat(backup)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the backup: %v, %v", info.Mode(), err)
	}
	act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(9, 9), Name: "后来的"}) })
	restored := storeAt(filepath.Join(t.TempDir(), "new folder", "county.db"))
	if err := restored.Restore(backup); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, restored); got != want {
		t.Error("the restored store holds something else")
	}
	act(t, restored, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(9, 9), Name: "又一个"}) })
	whole(t, restored)
	whole(t, storeAt(backup))
	for _, path := range []string{backup, restored.Path} {
		if names := folder(t, filepath.Dir(path)); len(names) != 1 {
			t.Errorf("beside %s lie %v", path, names)
		}
	}
}

// Neither a backup nor a restore writes over anything.
func TestBackupAndRestoreKeepWhatExists(t *testing.T) {
	s := newStore(t)
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("年度总结"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(taken); !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), taken) {
		t.Errorf("backup over a file: %v", err)
	}
	if err := s.Backup(s.Path); !errors.Is(err, ErrExists) {
		t.Errorf("backup over the store itself: %v", err)
	}
	if err := storeAt(taken).Restore(s.Path); !errors.Is(err, ErrExists) {
		t.Errorf("restore over a file: %v", err)
	}
	backup := s.Path + ".backup"
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	if err := s.Restore(backup); !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), s.Path) {
		t.Errorf("restore over the store: %v", err)
	}
	if err := s.Backup(backup); !errors.Is(err, ErrExists) {
		t.Errorf("second backup of one name: %v", err)
	}
	if b, _ := os.ReadFile(taken); string(b) != "年度总结" || dump(t, s) != before {
		t.Error("something was written over")
	}
	whole(t, storeAt(backup))
}

func deleteToken(tx *bbolt.Tx) error {
	return tx.Bucket([]byte("index")).Delete(tokenKey(byName, "张三", "7").bytes)
}

// A copy made without Backup, by another program, or one that was damaged
// since, is not restored.
func TestRestoreRefusesWhatIsNotWhole(t *testing.T) {
	s := office(t)
	image := compacted(t, s)
	damaged := editable(t, s)
	edit(t, damaged, deleteToken)
	bad, err := os.ReadFile(damaged.Path)
	if err != nil {
		t.Fatal(err)
	}
	for name, bytes := range map[string][]byte{
		"nothing":     nil,
		"empty":       {},
		"text":        bytes.Repeat([]byte("户"), 20000),
		"first pages": image[:2*4096],
		"token lost":  bad,
	} {
		from := filepath.Join(t.TempDir(), "backup.db")
		if bytes != nil {
			if err := os.WriteFile(from, bytes, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		to := storeAt(filepath.Join(t.TempDir(), "county.db"))
		if err := to.Restore(from); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrMissing) {
			t.Errorf("%s: %v", name, err)
		}
		if names := folder(t, filepath.Dir(to.Path)); len(names) > 0 {
			t.Errorf("%s: left behind: %v", name, names)
		}
	}
}

func TestBackupOfDamageIsNotKept(t *testing.T) {
	c := editable(t, office(t))
	edit(t, c, deleteToken)
	if err := c.Backup(c.Path + ".backup"); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	if names := folder(t, filepath.Dir(c.Path)); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestBackupIntoNoFolder(t *testing.T) {
	s := newStore(t)
	if err := s.Backup(filepath.Join(t.TempDir(), "none", "x.db")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// A file of somebody's that happens to have the aside name is not ours to
// write over or to remove.
func TestBackupLeavesOtherFilesAlone(t *testing.T) {
	s := newStore(t)
	other := s.Path + ".backup.part"
	if err := os.WriteFile(other, []byte("年度总结"), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = s.Backup(s.Path + ".backup")
	if b, err := os.ReadFile(other); err != nil || string(b) != "年度总结" {
		t.Errorf("%q, %v", b, err)
	}
}

// A copy made page by page while others write is torn; what is torn is found.
func TestTornCopiesAreFound(t *testing.T) {
	s := office(t)
	before, was := compacted(t, s), dump(t, s)
	act(t, s, func(tx *Tx) error {
		for i := range 200 {
			if err := tx.PutHousehold(nil, family(fmt.Sprintf("new%d", i), village(7, i), "李四", 500+i)); err != nil {
				return err
			}
		}
		return nil
	})
	after := compacted(t, s)
	for name, image := range map[string][]byte{
		"old begin, new end": append(bytes.Clone(before[:len(before)/2]), after[len(before)/2:]...),
		"new begin, old end": append(bytes.Clone(after[:len(before)/2]), before[len(before)/2:]...),
	} {
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := os.WriteFile(path, append(image, make([]byte, len(after))...), 0o600); err != nil {
			t.Fatal(err)
		}
		c := storeAt(path)
		if err := c.Check(true); err == nil {
			if got := dump(t, c); got != was && got != dump(t, s) {
				t.Errorf("%s: passes the check, but never was", name)
			}
		}
	}
}
