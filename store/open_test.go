package store

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/sidebyside"
)

func nothing(*Tx) error { return nil }

func noAct(*Tx) (Entry, error) { return Entry{Act: "test"}, nil }

func TestCreate(t *testing.T) {
	s := newStore(t)
	view(t, s, func(tx *Tx) error {
		got := tx.Settings()
		if got.County != "清河县" || got.Opening != opening || len(got.Root) != ed25519.PublicKeySize {
			t.Errorf("settings %+v", got)
		}
		if tx.Horizon() != 0 || tx.PolicyVersion() != 0 {
			t.Errorf("a new store has decisions up to %d and policy %d", tx.Horizon(), tx.PolicyVersion())
		}
		return nil
	})
	if names := folder(t, filepath.Dir(s.Path)); len(names) != 1 {
		t.Errorf("beside the store lie %v", names)
	}
	info, err := os.Stat(s.Path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	other := newStore(t)
	view(t, other, func(tx *Tx) error {
		mine := tx.keys
		view(t, s, func(tx *Tx) error {
			if mine.id == tx.keys.id || mine.data == tx.keys.data || bytes.Equal(mine.signer.seed, tx.keys.signer.seed) {
				t.Error("two stores have a number or a key in common")
			}
			return nil
		})
		return nil
	})
}

// What has the store's name already is never touched, whatever it is.
func TestCreateRefusesWhatExists(t *testing.T) {
	dir := t.TempDir()
	for name, make := range map[string]func(path string) error{
		"store":       func(path string) error { return created(storeAt(path), noAct) },
		"empty file":  func(path string) error { return os.WriteFile(path, nil, 0o600) },
		"other file":  func(path string) error { return os.WriteFile(path, []byte("年度总结"), 0o600) },
		"folder":      func(path string) error { return os.Mkdir(path, 0o700) },
		"link to one": func(path string) error { return os.Symlink(filepath.Join(dir, "other file"), path) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			if err := errors.Join(os.WriteFile(filepath.Join(dir, "other file"), []byte("年度总结"), 0o600), make(path)); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			err := created(storeAt(path), func(*Tx) (Entry, error) {
				t.Error("the act was run")
				return Entry{Act: "test"}, nil
			})
			if !errors.Is(err, ErrExists) || !strings.Contains(err.Error(), path) {
				t.Errorf("%v", err)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("what was there has changed")
			}
		})
	}
}

// Somebody else makes the store while this one is being made: theirs stays.
func TestCreateAfterAnother(t *testing.T) {
	s := storeAt(filepath.Join(t.TempDir(), "county.db"))
	first := storeAt(s.Path)
	err := created(s, func(*Tx) (Entry, error) {
		if _, err := first.Create(Settings{County: "first", Opening: opening}, noAct); err != nil {
			t.Fatal(err)
		}
		return Entry{Act: "test"}, nil
	})
	if !errors.Is(err, ErrExists) {
		t.Errorf("%v", err)
	}
	view(t, first, func(tx *Tx) error {
		if tx.Settings().County != "first" {
			t.Errorf("the store is that of %s", tx.Settings().County)
		}
		return nil
	})
	if names := folder(t, filepath.Dir(s.Path)); len(names) != 1 {
		t.Errorf("beside the store lie %v", names)
	}
	whole(t, first)
}

// A first act that fails, in whatever way, leaves nothing behind.
func TestCreateLeavesNothingBehind(t *testing.T) {
	refused := errors.New("refused")
	for name, first := range map[string]func(*Tx) (Entry, error){
		"refused": func(*Tx) (Entry, error) { return Entry{}, refused },
		"after changes": func(tx *Tx) (Entry, error) {
			return Entry{Act: "test"}, errors.Join(tx.PutRegion(calc.Region{Code: village(1, 1)}), refused)
		},
		"after an operator": func(tx *Tx) (Entry, error) {
			return Entry{Act: "test"}, errors.Join(tx.Admit(Operator{Name: "li", Roles: []Role{Clerk}}, testSecret(), noon), refused)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := storeAt(filepath.Join(t.TempDir(), "county.db"))
			if err := created(s, first); !errors.Is(err, refused) {
				t.Errorf("%v", err)
			}
			if names := folder(t, filepath.Dir(s.Path)); len(names) > 0 {
				t.Errorf("left behind: %v", names)
			}
		})
	}
	idle := storeAt(filepath.Join(t.TempDir(), "county.db"))
	if err := created(idle, func(*Tx) (Entry, error) { return Entry{}, nil }); err == nil || len(folder(t, filepath.Dir(idle.Path))) > 0 {
		t.Errorf("a first act that does nothing: %v", err)
	}
	missing := storeAt(filepath.Join(t.TempDir(), "no such folder", "county.db"))
	if err := created(missing, noAct); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without its folder: %v", err)
	}
}

// created founds a store without looking at the recovery sheet.
func created(s *Store, first func(*Tx) (Entry, error)) error {
	_, err := s.Create(Settings{County: "清河县", Opening: opening}, first)
	return err
}

func folder(t testing.TB, path string) []string {
	t.Helper()
	list, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

// beside is what lies in a store's folder apart from the store and its lock.
func beside(t testing.TB, s *Store) []string {
	t.Helper()
	return slices.DeleteFunc(folder(t, filepath.Dir(s.Path)), func(name string) bool {
		return name == filepath.Base(s.Path) || name == filepath.Base(s.Path)+".lock"
	})
}

// openings are all the ways to open a store that exists.
func openings(s *Store) map[string]error {
	return map[string]error{
		"view":    s.View(nothing),
		"act":     s.Act(noAct),
		"check":   s.Check(true),
		"backup":  backUp(s, s.Path+".backup"),
		"restore": restore(storeAt(s.Path+".restored"), s.Path),
	}
}

// What is no store is refused by every way in, and stays as it was: above all,
// nothing is created.
func TestOpenWhatIsNoStore(t *testing.T) {
	good := newStore(t)
	image, err := os.ReadFile(good.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		name  string
		bytes []byte // nil: no file
		want  error
	}{
		{"missing", nil, ErrMissing},
		{"empty", []byte{}, ErrDamaged},
		{"one byte", []byte{0}, ErrDamaged},
		{"text", []byte("年度总结\n"), ErrDamaged},
		{"long text", bytes.Repeat([]byte("户编号,姓名,身份证号\n"), 4000), ErrDamaged},
		{"zeros", make([]byte, 1<<16), ErrDamaged},
		{"ones", bytes.Repeat([]byte{0xff}, 1<<16), ErrDamaged},
		{"a page", image[:pageSize], ErrDamaged},
		{"three pages", image[:3*pageSize], ErrDamaged},
		{"both metas lost", append(make([]byte, 2*pageSize), image[2*pageSize:]...), ErrDamaged},
		{"another program's database", foreign(t), ErrDamaged},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := storeAt(filepath.Join(t.TempDir(), "county.db"))
			if tc.bytes != nil {
				if err := os.WriteFile(s.Path, tc.bytes, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for way, err := range openings(s) {
				if !errors.Is(err, tc.want) || !strings.Contains(err.Error(), "county.db") {
					t.Errorf("%s: %v, want %v", way, err, tc.want)
				}
			}
			names := folder(t, filepath.Dir(s.Path))
			after, _ := os.ReadFile(s.Path)
			if tc.bytes == nil && len(names) > 0 || tc.bytes != nil && len(names) != 1 || !bytes.Equal(after, tc.bytes) {
				t.Errorf("afterwards the folder has %v and the file %d bytes", names, len(after))
			}
		})
	}
}

// foreign is a bbolt file that is no case store.
func foreign(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "foreign.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("photos"))
		return err
	})
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpenWithoutFolderOrAsFolder(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]error{
		filepath.Join(dir, "none", "county.db"): ErrMissing,
		dir:                                     ErrDamaged,
	} {
		s := storeAt(path)
		if err := s.View(nothing); !errors.Is(err, want) {
			t.Errorf("view %s: %v, want %v", path, err, want)
		}
		if err := s.Act(noAct); !errors.Is(err, want) {
			t.Errorf("act %s: %v, want %v", path, err, want)
		}
	}
	if names := folder(t, dir); len(names) > 0 {
		t.Errorf("made: %v", names)
	}
}

func TestOpenNewerAndOddVersions(t *testing.T) {
	s := newStore(t)
	for _, tc := range []struct {
		version []byte
		want    error
	}{
		{[]byte{FormatVersion + 1}, ErrVersion},
		{[]byte{255}, ErrVersion},
		{[]byte{}, ErrDamaged},
		{[]byte{FormatVersion, 0}, ErrDamaged},
	} {
		c := editable(t, s)
		raw(t, c, func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte("version"), tc.version) })
		before, _ := os.ReadFile(c.Path)
		for way, err := range openings(c) {
			if !errors.Is(err, tc.want) {
				t.Errorf("version %v: %s: %v, want %v", tc.version, way, err, tc.want)
			}
		}
		if after, _ := os.ReadFile(c.Path); !bytes.Equal(before, after) {
			t.Errorf("version %v: the file has changed", tc.version)
		}
	}
}

// A store of a newer program may have other buckets; it is newer all the same.
func TestNewerVersionWithOtherBuckets(t *testing.T) {
	c := editable(t, newStore(t))
	raw(t, c, func(tx *bbolt.Tx) error {
		return errors.Join(tx.Bucket([]byte("meta")).Put([]byte("version"), []byte{FormatVersion + 1}), tx.DeleteBucket([]byte("moved")))
	})
	if err := c.View(nothing); !errors.Is(err, ErrVersion) {
		t.Errorf("%v", err)
	}
}

// Without one of its buckets, or with unreadable settings, it is no store.
func TestOpenWithPartsMissing(t *testing.T) {
	s := newStore(t)
	for _, name := range bucketNames {
		c := editable(t, s)
		raw(t, c, func(tx *bbolt.Tx) error { return tx.DeleteBucket([]byte(name)) })
		for way, err := range openings(c) {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("without bucket %s: %s: %v", name, way, err)
			}
		}
	}
	for _, name := range []string{"version", "id", "head", "settings"} {
		for _, value := range [][]byte{nil, {}, {0}, []byte("x"), bytes.Repeat([]byte{0xff}, 99)} {
			c := editable(t, s)
			raw(t, c, func(tx *bbolt.Tx) error { return tx.Bucket([]byte("meta")).Put([]byte(name), value) })
			for way, err := range openings(c) {
				if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrTrial) && !errors.Is(err, ErrVersion) {
					t.Errorf("%s %x: %s: %v", name, value, way, err)
				}
			}
		}
	}
}

// trimmed is a copy of a store's file without the room behind its pages.
func trimmed(t testing.TB, s *Store) []byte {
	t.Helper()
	image, err := os.ReadFile(s.Path)
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	raw(t, editable(t, s), func(tx *bbolt.Tx) error {
		size = tx.Size()
		return nil
	})
	return image[:min(int(size), len(image))]
}

// cuts are the lengths that the cut-off test tries, of a file of n bytes.
func cuts(n int) []int {
	var list []int
	for at := 4 * pageSize; at < n; at += (n - 4*pageSize) / 24 / 512 * 512 {
		list = append(list, at)
	}
	return append(list, n-1)
}

func init() {
	// It says each length before it opens the store cut to that length, and
	// what came of it; it goes on where the one before it died.
	deeds["open cut off"] = func(t *testing.T, path string) {
		image, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range cuts(len(image)) {
			if short := storeAt(fmt.Sprintf("%s.%d", path, n)); os.WriteFile(short.Path, image[:n], 0o600) == nil {
				say("try", n)
				say("got", errors.Is(short.Check(true), ErrDamaged), errors.Is(short.View(nothing), ErrDamaged), errors.Is(short.Act(noAct), ErrDamaged))
			}
		}
		say("end")
	}
}

// A file that was cut off must be refused. Where the engine reads beyond its
// end the whole process dies, so another process tries.
func TestOpenCutOff(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 2 })
	image := trimmed(t, s)
	path := filepath.Join(t.TempDir(), "county.db")
	if err := os.WriteFile(path, image, 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "open cut off", path)
	at := ""
	for word := p.hear(); word != "end"; word = p.hear() {
		kind, rest, _ := strings.Cut(word, " ")
		switch {
		case kind == "":
			t.Fatalf("the process died on a file cut from %d to %s bytes", len(image), at)
		case kind == "try":
			at = rest
		case rest != "true true true":
			t.Errorf("cut from %d to %s bytes, check, view and act refused: %s", len(image), at, rest)
		}
	}
}

// A page that another one stands in for, or that was wiped, makes the engine
// panic; whoever opens the store must be told of damage.
func TestDamagedPages(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 2 })
	image := trimmed(t, s)
	for page := 2; page < len(image)/pageSize; page += 3 {
		damaged := bytes.Clone(image)
		clear(damaged[page*pageSize : (page+1)*pageSize])
		c := storeAt(filepath.Join(t.TempDir(), "county.db"))
		if err := os.WriteFile(c.Path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("page %d wiped: panic: %v", page, r)
				}
			}()
			err := c.View(func(tx *Tx) error { return tx.Cases("", func(*calc.Household, []calc.Award) error { return nil }) })
			if err != nil && !errors.Is(err, ErrDamaged) {
				t.Errorf("page %d wiped: %v", page, err)
			}
		}()
	}
}

// A part of a transaction's work that is done in another goroutine meets the same
// pages: damage is damage there too, and a fault of the program its own error.
func TestDamagedPagesAside(t *testing.T) {
	s := newStore(t)
	county(t, s, func(i int) int { return i % 2 })
	image := trimmed(t, s)
	cases := func(tx *Tx) error { return tx.Cases("", func(*calc.Household, []calc.Award) error { return nil }) }
	found := 0
	for page := 2; page < len(image)/pageSize; page += 3 {
		wiped := bytes.Clone(image)
		clear(wiped[page*pageSize : (page+1)*pageSize])
		c := storeAt(filepath.Join(t.TempDir(), "county.db"))
		if err := os.WriteFile(c.Path, wiped, 0o600); err != nil {
			t.Fatal(err)
		}
		here, aside := c.View(cases), c.View(func(tx *Tx) error { return sidebyside.Run([]*Tx{tx}, cases) })
		if fmt.Sprint(here) != fmt.Sprint(aside) {
			t.Errorf("page %d wiped: %v, aside %v", page, here, aside)
		}
		if errors.Is(aside, ErrDamaged) {
			found++
		}
	}
	if found == 0 {
		t.Error("no page is read")
	}
	address := uintptr(1 << 40)
	for want, work := range map[string]func() error{
		"damaged":              func() error { return fmt.Errorf("%d", **(**byte)(unsafe.Pointer(&address))) },
		"fault of the program": func() error { panic("broken") },
	} {
		err := s.View(func(*Tx) error { return sidebyside.Run([]func() error{work}, proved) })
		if err == nil || errors.Is(err, ErrDamaged) != (want == "damaged") || want != "damaged" && err.Error() != want+": broken" {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// A panic in an act must not leave the file locked: a screen that recovers
// from it goes on working.
func TestPanicInAnAct(t *testing.T) {
	s := newStore(t)
	before := dump(t, s)
	func() {
		defer func() { _ = recover() }()
		_ = s.Act(func(tx *Tx) (Entry, error) {
			_ = tx.PutRegion(calc.Region{Code: village(1, 1)})
			panic("a fault of the program")
		})
	}()
	s.Wait = 200_000_000
	if err := s.Act(func(*Tx) (Entry, error) { return Entry{}, nil }); err != nil {
		t.Errorf("the next act: %v", err)
	}
	if dump(t, s) != before {
		t.Error("half an act was kept")
	}
}
