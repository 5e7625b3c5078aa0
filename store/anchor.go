package store

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// The anchor is a text file in another folder, or better on another disk, to
// which every act appends a line: where the store stood after it. An older copy
// of the store that is put back, and a store rewritten from some point on, do
// not agree with it.
//
//	doudi anchor 1 STORE-ID
//	SEQUENCE DIGEST TIME
//	restored SEQUENCE DIGEST TIME    ← from here on the store may be older
//
// Losing the last lines is harmless: the anchor then knows less.

// Failures of a store that does not agree with its anchor.
var (
	ErrOlder = errors.New("store is older than its last known state")
	ErrOther = errors.New("store's journal is not the one that was anchored")
)

// ErrForeign is the failure of an anchor to be this store's.
var ErrForeign = errors.New("anchor is not one of this store")

const anchorTitle = "doudi anchor 1 "

// Parted is where a store parts from what is known of it outside. It wraps
// ErrOlder or ErrOther.
type Parted struct {
	Seq  uint64 // the first act known of that is missing, or is another
	Head uint64 // the store's last act
	err  error
}

func (p *Parted) Error() string {
	if errors.Is(p.err, ErrOlder) {
		return fmt.Sprintf("%v: it ends with act %d, but act %d was done", p.err, p.Head, p.Seq)
	}
	return fmt.Sprintf("%v: act %d is another", p.err, p.Seq)
}

func (p *Parted) Unwrap() error { return p.err }

// anchorMark is one line of the anchor.
type anchorMark struct {
	seq      uint64
	digest   [32]byte
	at       time.Time
	restored bool
}

// anchorFile is where the acts of this store are anchored; "" where they are
// not.
func (s *Store) anchorFile(id storeID) string {
	if s.Anchors == "" {
		return ""
	}
	return filepath.Join(s.Anchors, id.String()+".anchor")
}

// anchor appends where the store stands. That it cannot is told, and the act
// stands all the same.
func (s *Store) anchor(at *head) {
	if err := s.appendAnchor("", at.Journal, at.Digest); err != nil {
		s.tell("anchor.skipped", err.Error())
	}
}

func (s *Store) appendAnchor(word string, seq uint64, digest [32]byte) error {
	path := s.anchorFile(s.keys.id)
	if path == "" {
		return nil
	}
	return appendText(path, anchorTitle+s.keys.id.String(), fmt.Sprintf("%s%d %x %s", word, seq, digest, s.Now().UTC().Format(time.RFC3339)))
}

// anchored compares the store with the last line of its anchor.
func (s *Store) anchored(tx *Tx) error {
	marks, err := marksIn(s.anchorFile(s.keys.id), 512)
	if err != nil || len(marks) == 0 {
		return err
	}
	return tx.agrees(marks[len(marks)-1])
}

// agrees compares the journal with a mark made outside the store.
func (tx *Tx) agrees(m anchorMark) error {
	if m.seq > tx.head.Journal {
		return &Parted{m.seq, tx.head.Journal, ErrOlder}
	}
	digest, err := tx.digestOf(m.seq)
	if err == nil && digest != m.digest {
		err = &Parted{m.seq, tx.head.Journal, ErrOther}
	}
	return err
}

// VerifyAnchor compares the whole anchor with the journal and says how many
// acts it holds; lines from before the store was restored on purpose are
// passed over. The error is *Parted at the first act that does not agree.
func (s *Store) VerifyAnchor(tx *Tx) (acts int, err error) {
	return tx.agreesWithAll(s.anchorFile(s.keys.id))
}

func (tx *Tx) agreesWithAll(path string) (acts int, err error) {
	marks, err := marksIn(path, 0)
	if err != nil {
		return 0, err
	}
	return tx.agreesWithMarks(marks)
}

// agreesWithMarks compares the journal with the marks of a whole anchor.
func (tx *Tx) agreesWithMarks(marks []anchorMark) (acts int, err error) {
	for i := len(marks) - 1; i > 0; i-- {
		if marks[i].restored {
			marks = marks[i:]
			break
		}
	}
	for _, m := range marks {
		if err := tx.agrees(m); err != nil {
			return acts, err
		}
		acts++
	}
	return acts, nil
}

// marksIn reads the last so many bytes of an anchor, 0 = all. Where there is
// none, or no path to one, there are no marks; a line cut short is passed over.
func marksIn(path string, last int64) ([]anchorMark, error) {
	if path == "" {
		return nil, nil
	}
	return readLines(path, last, parseMark)
}

func parseMark(line string) (m anchorMark, ok bool) {
	line, m.restored = strings.CutPrefix(line, "restored ")
	fields := strings.Fields(line)
	if len(fields) != 3 || len(fields[1]) != 2*len(m.digest) {
		return m, false
	}
	var errs [3]error
	m.seq, errs[0] = strconv.ParseUint(fields[0], 10, 64)
	_, errs[1] = hex.Decode(m.digest[:], []byte(fields[1]))
	m.at, errs[2] = time.Parse(time.RFC3339, fields[2])
	return m, errors.Join(errs[:]...) == nil
}
