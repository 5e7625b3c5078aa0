package store

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"doudi/calc"
	"doudi/calc/sidebyside"
)

// Copy is a backup that was made and proved.
type Copy struct {
	Path   string
	Seq    uint64   // of the journal's last entry in it
	Digest [32]byte // and its digest
}

// Backup writes a copy of the store as it is now, while others may work on it:
// aside first, then proved, then given its name. It is proved to be what the
// store's last act left; in depth also what its records say of each other, which
// who takes older copies away wants to know. A file of that name is never written
// over. In a folder the copy is named after the store, the time and its last
// journal entry.
func (s *Store) Backup(to string, deep bool) (*Copy, error) {
	folder, name, err := destination(to)
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(folder, "."+s.copyName()+".part-*")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	if err := s.copyTo(f, func() error { return nil }); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	synced := make(chan error, 1)
	go func() { synced <- sidebyside.Guard(func() error { return errors.Join(f.Sync(), f.Close()) }) }() // beside the check, which reads what is in memory still
	made, err := s.at(f.Name()).provedCopy(deep)
	if err != nil {
		err = fmt.Errorf("%s: its copy: %w", s.Path, err)
	}
	if err := errors.Join(err, <-synced); err != nil {
		return nil, err
	}
	if name == "" {
		name = fmt.Sprintf("%s-%s-%d-%x.db", s.copyName(), s.Now().UTC().Format("20060102T150405"), made.Seq, made.Digest[:4])
	}
	made.Path = filepath.Join(folder, name)
	if s.Dry {
		return made, nil
	}
	if err := publish(f.Name(), made.Path); err != nil {
		return made, err
	}
	s.noteCopy(made)
	return made, nil
}

// provedCopy proves the structure of a copy, every envelope, their count and sum,
// the operators, the chain of the journal and the anchor; in depth all that Check
// does.
func (s *Store) provedCopy(deep bool) (*Copy, error) {
	if err := s.inspect(); err != nil {
		return nil, err
	}
	made := &Copy{}
	return made, s.View(func(tx *Tx) error {
		made.Seq, made.Digest = tx.Head()
		if deep {
			return s.Prove(tx)
		}
		if err := s.proveEnvelopes(tx); err != nil {
			return err
		}
		return cmp.Or(tx.VerifyOperators(), tx.VerifyJournal())
	})
}

// copyName begins the names of a store's copies.
func (s *Store) copyName() string { return baseOf(s.Path) }

// baseOf is a file's name without what says of what kind it is.
func baseOf(path string) string { return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) }

// Prune takes away the older copies of this store in the folder of the copy that was
// just made, so that with it the newest so many are left. Only files are looked at
// that Backup has named and in which this store lies, not another of the same name.
// It returns what it took away, or would, where the store is Dry.
func (s *Store) Prune(made string, keep int) (gone []string, err error) {
	copies, err := filesIn(filepath.Dir(made), func(name string) bool { return s.namesCopy(name) && name != filepath.Base(made) })
	if err != nil {
		return nil, err
	}
	copies = slices.DeleteFunc(copies, func(path string) bool { return !s.liesIn(path) })
	slices.Sort(copies) // by time
	if s.namesCopy(filepath.Base(made)) {
		keep--
	}
	for _, older := range copies[:max(0, len(copies)-max(keep, 0))] {
		if !s.Dry {
			err = os.Remove(older)
		}
		if err != nil {
			return gone, err
		}
		gone = append(gone, older)
	}
	return gone, nil
}

// liesIn says whether a file is surely one of this store.
func (s *Store) liesIn(path string) bool {
	same := false
	err := s.at(path).read(func(btx *bbolt.Tx) error {
		_, id, err := beginRaw(btx)
		same = err == nil && id == s.keys.id
		return err
	})
	return err == nil && same
}

// namesCopy says whether a file is named as Backup names a copy of this store.
func (s *Store) namesCopy(file string) bool {
	rest, ours := strings.CutPrefix(file, s.copyName()+"-")
	named, err := path.Match("????????T??????-*-????????.db", rest)
	return ours && named && err == nil
}

// filesIn are the files of a folder whose names are wanted. No pattern finds them: a
// folder's own name may look like one.
func filesIn(folder string, wanted func(name string) bool) (paths []string, err error) {
	files, err := os.ReadDir(folder)
	for _, f := range files {
		if wanted(f.Name()) {
			paths = append(paths, filepath.Join(folder, f.Name()))
		}
	}
	return paths, err
}

// ActRestore is the journal's act of a store that was put back from a copy.
const ActRestore = "store.restore"

// Restore makes the store anew from a backup, proved before it takes its place
// and again afterwards. A store that stands there is refused unless replace,
// and is then moved aside, to the path that is returned. The first entry in the
// journal of what was put back says so, and so does the anchor, since it may be
// older than what was anchored. The lock is held while the file changes, so
// that nobody writes into the one that goes.
func (s *Store) Restore(from string, replace bool) (aside string, err error) {
	source := s.at(from)
	if err := source.Check(true); err != nil {
		return "", err
	}
	if _, err := os.Stat(s.Path); err == nil && !replace {
		return "", fmt.Errorf("%s: %w", s.Path, ErrExists)
	}
	if s.Dry {
		return s.asideName(), nil
	}
	if err := os.MkdirAll(filepath.Dir(s.Path), 0o700); err != nil {
		return "", err
	}
	s.keys = source.keys
	if err := s.settled(filepath.Dir(s.Path)); err != nil {
		return "", err
	}
	lock, _, err := s.lock(newOperation()) // what became of an act on the store that goes does not matter
	if err != nil {
		return "", err
	}
	defer lock.release()
	return s.putBack(source, replace)
}

func (s *Store) putBack(source *Store, replace bool) (aside string, err error) {
	path := behindLinks(s.Path)
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return "", err
	}
	defer os.Remove(f.Name())
	if err := copyFile(source.Path, f); err != nil {
		return "", err
	}
	fresh := source.at(f.Name())
	_, err = fresh.changeAside(newOperation(), func(tx *Tx) (Entry, error) {
		return Entry{Operator: s.keys.Operator, Act: ActRestore, Subject: calc.Legible(filepath.Base(source.Path))}, nil
	})
	if err == nil {
		err = fresh.Check(true)
	}
	if err != nil {
		return "", err
	}
	if replace {
		_ = likewise(fresh.Path, path) // where one stood, and as far as who puts it back may
		if aside, err = s.moveAside(); err != nil {
			return "", err
		}
	}
	if err := publish(fresh.Path, path); err != nil {
		return aside, err
	}
	return aside, s.read(func(btx *bbolt.Tx) error {
		tx, err := s.begin(btx)
		if err != nil {
			return err
		}
		return s.appendAnchor("restored ", tx.head.Journal, tx.head.Digest)
	})
}

// moveAside gives the store that stands there another name; "" where none does.
func (s *Store) moveAside() (string, error) {
	aside := s.asideName()
	if aside == "" {
		return "", nil
	}
	if _, err := os.Lstat(aside); err == nil {
		return "", fmt.Errorf("%s: %w", aside, ErrExists)
	}
	return aside, os.Rename(behindLinks(s.Path), aside)
}

// asideName is what the store that stands there is called once another takes its
// place; "" where none does.
func (s *Store) asideName() string {
	path := behindLinks(s.Path)
	if _, err := os.Lstat(path); err != nil {
		return ""
	}
	return fmt.Sprintf("%s.replaced-%s", path, s.Now().UTC().Format("20060102T150405"))
}

func copyFile(from string, out *os.File) error {
	in, err := os.Open(from)
	if err != nil {
		return errors.Join(err, out.Close())
	}
	defer in.Close()
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
