package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"path/filepath"
	"time"

	"doudi/calc"
)

// An audit export 审计导出 is all that a store says, in plain, as lines of JSON in
// one stream, which age encrypts to the auditor's own key:
//
//	{"doudi":"audit export","version":1,"store":…,"journal":…,"head":…}   the head
//	{"bucket":…,"key":…,"value":…,"digest":…,"reads":…}                   a record
//	{"end":{"records":{…},"content":…,…,"lines":…,"signature":…}}         the end
//
// Records come bucket by bucket and in the order of their keys; key and value are
// in base64, as the store keeps them, and a journal entry has its digest. What
// they say stands beside them under reads, for people and their tools; only key
// and value count. Left out are the slots, whose passphrases the auditor is not
// to guess at, and the look-up keys of people, which Rebuild makes anew.

const (
	exportMark    = "audit export"
	exportVersion = 1
)

// exportHead is the first line.
type exportHead struct {
	Doudi   string    `json:"doudi"`
	Version int       `json:"version"`
	Store   string    `json:"store"`  // its id
	Format  int       `json:"format"` // of the records
	County  string    `json:"county"`
	Opening string    `json:"opening"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Journal uint64    `json:"journal"` // sequence of the last entry
	Head    string    `json:"head"`    // its digest
}

// exportLine is the line of a record.
type exportLine struct {
	Bucket string `json:"bucket"`
	Key    []byte `json:"key"`
	Value  []byte `json:"value"`
	Digest string `json:"digest,omitempty"` // of a journal entry, by which the next continues it
	Reads  any    `json:"reads,omitempty"`
}

// exportEnd is the last line: what came before it.
type exportEnd struct {
	Records   map[string]uint64 `json:"records"` // by bucket
	Content   string            `json:"content"` // digest over the records, the same under every data key
	Journal   uint64            `json:"journal"`
	Head      string            `json:"head"`
	Lines     string            `json:"lines"`     // SHA-256 of all lines before this one
	Signature []byte            `json:"signature"` // over that, of whoever exported
}

// ActExport is the journal's act of an export, and what is signed with it.
const ActExport = "audit.export"

// Exported is an audit export that was written.
type Exported struct {
	Path    string
	Seq     uint64   // of the journal's last entry in it
	Digest  [32]byte // and its digest
	Records uint64
	Content [32]byte // digest over the records in plain
}

// Export writes an audit export for its recipients, of a copy that was proved in
// depth. A file of that name is never written over; in a folder the export is
// named after the store, the time and its last journal entry. noted runs when
// the file is finished, before it has its name; what it refuses leaves no file.
// The lines are signed, so a machine's keyring exports nothing (operator.machine).
func (s *Store) Export(to string, recipients *Recipients, noted func(*Exported) error) (*Exported, error) {
	folder, name, err := destination(to)
	if err != nil {
		return nil, err
	}
	if err := s.Unlock(); err != nil {
		return nil, err
	}
	if !s.keys.Signs() {
		return nil, calc.Refuse("operator.machine", s.keys.Operator)
	}
	made := &Exported{}
	return made, unlessTried(s.copied(func(proved *Copy) error {
		if name == "" {
			name = fmt.Sprintf("%s.audit.age", filepath.Base(proved.Path))
		}
		made.Path = filepath.Join(folder, name)
		fill := func(w io.Writer) error {
			return s.at(proved.Path).View(func(tx *Tx) error { return tx.export(w, s.Now(), made) })
		}
		return recipients.write(made.Path, fill, s.finishing(func() error { return noted(made) }))
	}))
}

// export writes the lines of a store and says what they were.
func (tx *Tx) export(w io.Writer, at time.Time, made *Exported) error {
	lines := newExportLines(w)
	made.Seq, made.Digest = tx.Head()
	at = at.UTC().Truncate(time.Second)
	err := lines.write(exportHead{
		Doudi: exportMark, Version: exportVersion, Store: tx.keys.id.String(), Format: FormatVersion,
		County: tx.settings.County, Opening: tx.settings.Opening.String(), At: at, By: tx.keys.Operator,
		Journal: made.Seq, Head: hex.EncodeToString(made.Digest[:]),
	})
	if err != nil {
		return err
	}
	content := newContent()
	if err := tx.contents(func(k key, value []byte) error {
		content.add(k, value)
		return lines.record(k, value)
	}); err != nil {
		return err
	}
	made.Records, made.Content = content.total(), content.digest()
	said := lines.digest()
	signature, err := tx.Sign(ActExport, said, at)
	if err != nil {
		return err
	}
	return lines.write(map[string]exportEnd{"end": {
		Records: content.counts(), Content: hex.EncodeToString(made.Content[:]),
		Journal: made.Seq, Head: hex.EncodeToString(made.Digest[:]), Lines: hex.EncodeToString(said[:]), Signature: signature,
	}})
}

// contents walks the records that an export has, opened, in its order.
func (tx *Tx) contents(f func(k key, value []byte) error) error {
	for b := range bucketCount {
		if b == slotBucket || b == personBucket {
			continue
		}
		err := tx.engine.raw.scan(all(b), key{b, nil}, func(k key, sealed []byte) error {
			if !exported(k) {
				return nil
			}
			value, err := tx.keys.box.open(k, sealed)
			if err != nil {
				return err
			}
			return f(k, value)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// exported says whether an export has the record of a key: what belongs to this
// file alone, and not to what the office did, it has not.
func exported(k key) bool {
	return k.bucket < bucketCount && k.bucket != slotBucket && k.bucket != personBucket && !plain(k) && !isOrigin(k)
}

// exportLines writes lines and their digest.
type exportLines struct {
	to  io.Writer
	sum hash.Hash
	buf bytes.Buffer
	enc *json.Encoder
}

func newExportLines(w io.Writer) *exportLines {
	l := &exportLines{to: w, sum: sha256.New()}
	l.enc = json.NewEncoder(&l.buf)
	l.enc.SetEscapeHTML(false)
	return l
}

func (l *exportLines) write(line any) error {
	l.buf.Reset()
	if err := l.enc.Encode(line); err != nil {
		return err
	}
	l.sum.Write(l.buf.Bytes())
	_, err := l.to.Write(l.buf.Bytes())
	return err
}

// digest is that of the lines so far.
func (l *exportLines) digest() [32]byte { return [32]byte(l.sum.Sum(nil)) }

func (l *exportLines) record(k key, value []byte) error {
	line := exportLine{Bucket: bucketNames[k.bucket], Key: k.bytes, Value: value}
	if k.bucket == journalBucket {
		line.Digest = entryDigest(value)
	}
	var err error
	if line.Reads, err = reads(k, value); err != nil {
		return err
	}
	return l.write(line)
}

func entryDigest(value []byte) string {
	sum := sha256.Sum256(value)
	return hex.EncodeToString(sum[:])
}

// content is the digest over records in plain, in the order of their keys. It does
// not depend on the data key, so a store and what is rebuilt of it have the same.
type content struct {
	hash.Hash
	buf     []byte
	records [bucketCount]uint64
}

func newContent() *content { return &content{Hash: sha256.New()} }

func (c *content) add(k key, value []byte) {
	c.buf = c.buf[:0]
	for _, part := range [...]string{bucketNames[k.bucket], string(k.bytes)} {
		c.buf = append(binary.AppendUvarint(c.buf, uint64(len(part))), part...)
	}
	c.buf = binary.AppendUvarint(c.buf, uint64(len(value)))
	c.Write(c.buf)
	c.Write(value)
	c.records[k.bucket]++
}

func (c *content) digest() [32]byte { return [32]byte(c.Sum(nil)) }

func (c *content) total() (n uint64) {
	for _, records := range c.records {
		n += records
	}
	return n
}

// counts are the records by bucket, of those that have any.
func (c *content) counts() map[string]uint64 {
	counts := map[string]uint64{}
	for b, records := range c.records {
		if records > 0 {
			counts[bucketNames[b]] = records
		}
	}
	return counts
}
