package store

import (
	"bytes"
	"errors"
	"fmt"
	"hash/maphash"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"doudi/calc"
)

func init() {
	deeds["back up once"] = func(t *testing.T, path string) {
		if err := backUp(storeAt(path), path+".backup"); err != nil {
			say(err)
		} else {
			say("done")
		}
	}
}

func backUp(s *Store, to string) error {
	_, err := s.Backup(to, false)
	return err
}

func restore(s *Store, from string) error {
	_, err := s.Restore(from, false)
	return err
}

// A backup made while others write holds what was true at one moment; a copy
// made by another program meanwhile does too, or is found out (S12).
func TestS12BackupUnderLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	s := newStore(t)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, family("1", village(1, 1), "张三", 1)) })
	p, q := start(t, "act until killed", s.Path), start(t, "act until killed", s.Path)
	last, torn := uint64(0), 0
	backups := sized(50, 1000)
	for i := range backups {
		b := storeAt(filepath.Join(memory(t), fmt.Sprint(i)))
		if err := backUp(s, b.Path); err != nil {
			t.Fatal(err)
		}
		whole(t, b)
		seq := oneMoment(t, b)
		if seq < last {
			t.Errorf("backup %d ends with act %d, the one before with %d", i, seq, last)
		}
		last = seq
		c := storeAt(b.Path + ".copied")
		c.Inspector = []string{os.Args[0], "inspect"}
		copiedSlowly(t, s.Path, c.Path)
		if c.Check(true) != nil {
			torn++
		} else {
			oneMoment(t, c)
		}
	}
	for _, p := range []*child{p, q} {
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
	}
	if names := beside(t, s); len(names) != 1 || names[0] != "anchors" {
		t.Errorf("the folder has %v", names)
	}
	t.Logf("%d backups of up to %d acts; of as many copies %d were torn, and found out", backups, last, torn)
}

// A backup is what the last act left, or none: a value of any kind that was
// changed, moved, taken out or put back as it once was is found.
func TestBackupIsWhatTheLastActLeft(t *testing.T) {
	s := office(t)
	for b := range bucketCount {
		name := bucketNames[b]
		var keys, values [][]byte
		raw(t, s, func(tx *bbolt.Tx) error {
			return tx.Bucket([]byte(name)).ForEach(func(k, v []byte) error {
				keys, values = append(keys, bytes.Clone(k)), append(values, bytes.Clone(v))
				return nil
			})
		})
		last := len(keys) - 1
		if last < 0 {
			continue
		}
		flipped := bytes.Clone(values[last])
		flipped[len(flipped)/2] ^= 4
		for how, damage := range map[string]func(at *bbolt.Bucket) error{
			"changed":   func(at *bbolt.Bucket) error { return at.Put(keys[last], flipped) },
			"cut short": func(at *bbolt.Bucket) error { return at.Put(keys[last], flipped[:len(flipped)-1]) },
			"taken out": func(at *bbolt.Bucket) error { return at.Delete(keys[last]) },
			"moved": func(at *bbolt.Bucket) error {
				return errors.Join(at.Delete(keys[last]), at.Put(append(keys[last], 0), values[last]))
			},
		} {
			c := editable(t, s)
			raw(t, c, func(tx *bbolt.Tx) error { return damage(tx.Bucket([]byte(name))) })
			if err := backUp(c, c.Path+".backup"); err == nil {
				t.Errorf("a value of %s was %s, and a backup was made", name, how)
			}
			if left := beside(t, c); len(left) != 0 {
				t.Errorf("a value of %s was %s: left behind: %v", name, how, left)
			}
		}
	}
}

// A record that was put back as it was before the last act is no longer what that
// act left, however well it is sealed.
func TestBackupFindsAnOlderRecord(t *testing.T) {
	s := newStore(t)
	old := family("1", village(1, 1), "张三", 1)
	act(t, s, func(tx *Tx) error { return tx.PutHousehold(nil, old) })
	var key, before []byte
	raw(t, s, func(tx *bbolt.Tx) error {
		k, v := tx.Bucket([]byte(bucketNames[householdBucket])).Cursor().First()
		key, before = bytes.Clone(k), bytes.Clone(v)
		return nil
	})
	act(t, s, func(tx *Tx) error {
		h := *old
		h.Note = "搬家"
		return tx.PutHousehold(old, &h)
	})
	c := editable(t, s)
	raw(t, c, func(tx *bbolt.Tx) error { return tx.Bucket([]byte(bucketNames[householdBucket])).Put(key, before) })
	if err := backUp(c, c.Path+".backup"); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
}

// oneMoment checks that a copy's journal tells of just its decisions, and gives
// its last act.
func oneMoment(t *testing.T, s *Store) (seq uint64) {
	t.Helper()
	const before = 2 // acts without a decision
	view(t, s, func(tx *Tx) error {
		seq, _ = tx.Head()
		awards, err := tx.Awards(village(1, 1), "1")
		decisions := 0
		for _, a := range awards {
			decisions += len(a.Decisions)
		}
		if uint64(decisions) != seq-before {
			t.Errorf("%s has %d acts and %d decisions", s.Path, seq, decisions)
		}
		return err
	})
	return seq
}

// copiedSlowly copies a file page by page, as a program may that is interrupted
// by others.
func copiedSlowly(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		t.Fatal(err)
	}
	image := make([]byte, min(info.Size(), 1<<20)) // behind that it is empty
	for at := 0; at < len(image); at += pageSize {
		if at%(8*pageSize) == 0 {
			time.Sleep(time.Millisecond / 4)
		}
		if _, err := in.ReadAt(image[at:at+pageSize], int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(to, image, 0o600); err != nil {
		t.Fatal(err)
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
	if err := backUp(s, backup); err != nil {
		t.Fatal(err)
	}
	want, wantRecords := dump(t, s), records(t, s)
	if got := dump(t, storeAt(backup)); got != want {
		t.Error("the backup holds something else")
	}
	info, err := os.Stat(backup)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the backup: %v, %v", info.Mode(), err)
	}
	act(t, s, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(9, 9), Name: "后来的"}) })
	restored := storeAt(filepath.Join(t.TempDir(), "new folder", "county.db"))
	if err := restore(restored, backup); err != nil {
		t.Fatal(err)
	}
	if got := records(t, restored); got != wantRecords {
		t.Error("the restored store holds something else")
	}
	list := entries(t, restored, 0)
	if last := list[len(list)-1]; last.Act != ActRestore || last.Subject != filepath.Base(backup) || last.Operator != "root" {
		t.Errorf("its journal ends with %+v", last)
	}
	act(t, restored, func(tx *Tx) error { return tx.PutRegion(calc.Region{Code: village(9, 9), Name: "又一个"}) })
	whole(t, restored)
	whole(t, storeAt(backup))
	for _, path := range []string{backup, restored.Path} {
		if names := beside(t, storeAt(path)); len(names) > 0 {
			t.Errorf("beside %s lie %v", path, names)
		}
	}
}

// records is what a store holds apart from its journal.
func records(t testing.TB, s *Store) string {
	t.Helper()
	var kept []string
	head := fmt.Sprintf("meta %x ", "head")
	for line := range strings.Lines(dump(t, s)) {
		if !strings.HasPrefix(line, "journal ") && !strings.HasPrefix(line, head) {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// Neither a backup nor a restore writes over anything.
func TestBackupAndRestoreKeepWhatExists(t *testing.T) {
	s := newStore(t)
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("年度总结"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := backUp(s, taken); !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), taken) {
		t.Errorf("backup over a file: %v", err)
	}
	if err := backUp(s, s.Path); !errors.Is(err, ErrExists) {
		t.Errorf("backup over the store itself: %v", err)
	}
	if err := restore(storeAt(taken), s.Path); !errors.Is(err, ErrExists) {
		t.Errorf("restore over a file: %v", err)
	}
	backup := s.Path + ".backup"
	if err := backUp(s, backup); err != nil {
		t.Fatal(err)
	}
	before := dump(t, s)
	if err := restore(s, backup); !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), s.Path) {
		t.Errorf("restore over the store: %v", err)
	}
	if err := backUp(s, backup); !errors.Is(err, ErrExists) {
		t.Errorf("second backup of one name: %v", err)
	}
	if b, _ := os.ReadFile(taken); string(b) != "年度总结" || dump(t, s) != before {
		t.Error("something was written over")
	}
	whole(t, storeAt(backup))
}

func dropDirectory(e *sealedEngine) error { return e.delete(directoryKey(byName, village(5, 1))) }

// A copy made without Backup, by another program, or one that was damaged
// since, is not restored.
func TestRestoreRefusesWhatIsNotWhole(t *testing.T) {
	s := office(t)
	image := trimmed(t, s)
	damaged := editable(t, s)
	forge(t, damaged, dropDirectory)
	bad, err := os.ReadFile(damaged.Path)
	if err != nil {
		t.Fatal(err)
	}
	for name, bytes := range map[string][]byte{
		"nothing":        nil,
		"empty":          {},
		"text":           bytes.Repeat([]byte("户"), 20000),
		"first pages":    image[:2*pageSize],
		"directory lost": bad,
	} {
		from := filepath.Join(t.TempDir(), "backup.db")
		if bytes != nil {
			if err := os.WriteFile(from, bytes, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		to := storeAt(filepath.Join(t.TempDir(), "county.db"))
		if err := restore(to, from); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrMissing) {
			t.Errorf("%s: %v", name, err)
		}
		if names := folder(t, filepath.Dir(to.Path)); len(names) > 0 {
			t.Errorf("%s: left behind: %v", name, names)
		}
	}
}

// What a key was used for behind the program's back is found in depth.
func TestBackupOfDamageIsNotKept(t *testing.T) {
	c := editable(t, office(t))
	forge(t, c, dropDirectory)
	if _, err := c.Backup(c.Path+".backup", true); !errors.Is(err, ErrDamaged) {
		t.Errorf("%v", err)
	}
	if names := folder(t, filepath.Dir(c.Path)); len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
}

func TestBackupIntoNoFolder(t *testing.T) {
	s := newStore(t)
	if err := backUp(s, filepath.Join(t.TempDir(), "none", "x.db")); !errors.Is(err, os.ErrNotExist) {
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
	_ = backUp(s, s.Path+".backup")
	if b, err := os.ReadFile(other); err != nil || string(b) != "年度总结" {
		t.Errorf("%q, %v", b, err)
	}
}

// A copy made page by page while others write is torn; what is torn is found.
func TestTornCopiesAreFound(t *testing.T) {
	s := office(t)
	before, was := trimmed(t, s), dump(t, s)
	act(t, s, func(tx *Tx) error {
		for i := range 200 {
			if err := tx.PutHousehold(nil, family(fmt.Sprintf("new%d", i), village(7, i), "李四", 500+i)); err != nil {
				return err
			}
		}
		return nil
	})
	after := trimmed(t, s)
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

// A copy is begun before the lock is had. What acts change, add and take away
// until then is in it as they left it.
func TestCopyingCatchesUp(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 3 })
	w := copiedAhead(t, s)
	act(t, s, func(tx *Tx) error {
		old, err := tx.Household("7")
		if err != nil {
			return err
		}
		moved := *old
		moved.Region = village(9, 9)
		return errors.Join(tx.PutHousehold(old, &moved), tx.PutHousehold(nil, family("9999", village(9, 9), "李四", 9999)))
	})
	if err := s.read(w.catchUp); err != nil {
		t.Fatal(err)
	}
	c := storeAt(w.to.Name())
	whole(t, c)
	if w.whole || dump(t, c) != dump(t, s) {
		t.Error("the copy is not the store")
	}
}

// Where nothing was done since a copy was begun, it is not read again; that another
// file lies there by now, be it of the same bytes, is something.
func TestCopyingIsWhole(t *testing.T) {
	for _, replaced := range []bool{false, true} {
		s := anchoredStore(t)
		w := copiedAhead(t, s)
		if replaced {
			image, err := os.ReadFile(s.Path)
			if err := errors.Join(err, os.WriteFile(s.Path+".new", image, 0o600), os.Rename(s.Path+".new", s.Path)); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.read(w.catchUp); err != nil {
			t.Fatal(err)
		}
		c := storeAt(w.to.Name())
		whole(t, c)
		if w.whole == replaced || dump(t, c) != dump(t, s) {
			t.Errorf("replaced: %v; read again: %v", replaced, !w.whole)
		}
	}
}

// copiedAhead is a copy of a store that was begun before the lock is had.
func copiedAhead(t *testing.T, s *Store) *copying {
	t.Helper()
	f, err := os.Create(filepath.Join(t.TempDir(), "copy.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	w := &copying{to: f, seed: maphash.MakeSeed(), block: make([]byte, 8<<10)}
	if err := w.ahead(s.Path); err != nil {
		t.Fatal(err)
	}
	return w
}

// Of the copies in a folder those of this store alone go, and never the one that was
// just made: not where another store has the same name, the clock was set back, or
// the folder's name looks like a pattern.
func TestPrune(t *testing.T) {
	s, other := anchoredStore(t), anchoredStore(t)
	folder := filepath.Join(t.TempDir(), "b[1]*")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	hour := 0
	backup := func(s *Store) string {
		t.Helper()
		s.Now = func() time.Time { return noon.Add(time.Duration(hour) * time.Hour) }
		act(t, s, func(tx *Tx) error { return tx.PutRegion(fullRegion) })
		made, err := s.Backup(folder, false)
		if err != nil {
			t.Fatal(err)
		}
		return made.Path
	}
	others := backup(other)
	var made []string
	for hour = range 4 {
		made = append(made, backup(s))
	}
	text := filepath.Join(folder, strings.Replace(filepath.Base(made[0]), "T", "S", 1))
	damagedCopy := filepath.Join(folder, "county-20200101T000000-1-00000000.db")
	if err := errors.Join(os.WriteFile(text, nil, 0o600), os.WriteFile(damagedCopy, []byte("no store"), 0o600)); err != nil {
		t.Fatal(err)
	}
	hour = -5
	last := backup(s)
	s.Dry = true
	if told, err := s.Prune(last, 2); err != nil || !slices.Equal(told, made[:3]) {
		t.Errorf("it would take away %v, %v", told, err)
	}
	s.Dry = false
	if gone, err := s.Prune(last, 2); err != nil || !slices.Equal(gone, made[:3]) {
		t.Errorf("taken away are %v, %v", gone, err)
	}
	for _, kept := range []string{others, made[3], last, text, damagedCopy} {
		if _, err := os.Stat(kept); err != nil {
			t.Error(err)
		}
	}
}
