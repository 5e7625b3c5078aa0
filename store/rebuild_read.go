package store

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"hash"
	"io"
	"maps"
	"slices"

	"doudi/calc"
)

// longestLine bounds what one line of an export may be: the lines of a village in
// one month are some hundred kilobytes.
const longestLine = 64 << 20

// exportReader reads an audit export line by line and proves it as it goes: that
// its records come in their order, none twice, and are those of its last line.
type exportReader struct {
	path    string
	id      storeID
	head    exportHead
	lines   *bufio.Reader
	line    []byte
	sum     hash.Hash // over the lines
	content *content
	last    key
	entry   [32]byte // digest of the last journal entry
	signed  []byte   // signature under the lines
}

// readExport reads the first line. Refused are export.foreign, export.version and
// export.damaged.
func readExport(in *arrival) (*exportReader, error) {
	r := &exportReader{path: in.path, lines: bufio.NewReaderSize(in, 1<<20), sum: sha256.New(), content: newContent()}
	if err := r.readLine(); err != nil && !errors.Is(err, errNoLine) {
		return nil, err
	}
	var form struct {
		Doudi   string `json:"doudi"`
		Version int    `json:"version"`
		Format  int    `json:"format"`
	}
	switch err := json.Unmarshal(r.line, &form); {
	case err != nil || form.Doudi != exportMark:
		return nil, calc.Refuse("export.foreign", r.path)
	case form.Version != exportVersion || form.Format != FormatVersion:
		return nil, calc.Refuse("export.version", r.path)
	}
	r.sum.Write(r.line)
	err := json.Unmarshal(r.line, &r.head)
	id, notHex := hex.DecodeString(r.head.Store)
	if err != nil || notHex != nil || copy(r.id[:], id) != len(id) || len(id) != len(r.id) {
		return nil, r.damaged()
	}
	return r, nil
}

func (r *exportReader) damaged() error { return calc.Refuse("export.damaged", r.path) }

// errNoLine says that no line ends where one should.
var errNoLine = errors.New("no line")

// readLine reads the next line, which is good until the one after it.
func (r *exportReader) readLine() error {
	r.line = r.line[:0]
	for {
		part, err := r.lines.ReadSlice('\n')
		r.line = append(r.line, part...)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, io.EOF), errors.Is(err, bufio.ErrBufferFull) && len(r.line) > longestLine:
			return errNoLine
		case !errors.Is(err, bufio.ErrBufferFull):
			return err
		}
	}
}

// next is the next record, whose value is the caller's own; no key at the end,
// where all that was read has been proved.
func (r *exportReader) next() (*key, []byte, error) {
	if err := r.readLine(); errors.Is(err, errNoLine) {
		return nil, nil, r.damaged()
	} else if err != nil {
		return nil, nil, err
	}
	var line struct {
		Bucket string     `json:"bucket"`
		Key    []byte     `json:"key"`
		Value  []byte     `json:"value"`
		Digest string     `json:"digest"`
		End    *exportEnd `json:"end"`
	}
	if err := json.Unmarshal(r.line, &line); err != nil {
		return nil, nil, r.damaged()
	}
	if line.End != nil {
		return nil, nil, r.close(line.End)
	}
	r.sum.Write(r.line)
	k := key{bucket(slices.Index(bucketNames[:], line.Bucket)), line.Key}
	if !r.follows(k) || k.bucket == journalBucket && line.Digest != entryDigest(line.Value) {
		return nil, nil, r.damaged()
	}
	if k.bucket == journalBucket {
		r.entry = sha256.Sum256(line.Value)
	}
	r.last = k
	r.content.add(k, line.Value)
	return &k, line.Value, nil
}

// follows says whether a record may come after the last one.
func (r *exportReader) follows(k key) bool {
	return len(k.bytes) > 0 && exported(k) && (k.bucket > r.last.bucket || k.bucket == r.last.bucket && r.last.before(k))
}

// verifySignature proves by a rebuilt store's operators that an auditor of the
// store signed the export. The error wraps ErrDamaged.
func (r *exportReader) verifySignature(tx *Tx) error {
	table, err := tx.verifiedTable()
	if err != nil {
		return err
	}
	if o := table.find(r.head.By); o == nil || !o.Has(Auditor) {
		return damaged("export.exporter", r.head.By)
	}
	return table.verifyAct(ActExport, r.id.String(), [32]byte(r.sum.Sum(nil)), signatureOf(r.head.By, r.head.At, r.signed))
}

// close compares what was read with the last line, behind which nothing may come.
func (r *exportReader) close(end *exportEnd) error {
	content, head := r.content.digest(), hex.EncodeToString(r.entry[:])
	switch entries := r.content.records[journalBucket]; {
	case end.Content != hex.EncodeToString(content[:]), end.Lines != hex.EncodeToString(r.sum.Sum(nil)),
		!maps.Equal(end.Records, r.content.counts()),
		end.Journal != entries, end.Head != head, r.head.Journal != entries, r.head.Head != head:
		return r.damaged()
	}
	r.signed = end.Signature
	switch _, err := r.lines.ReadByte(); {
	case err == nil:
		return r.damaged()
	case !errors.Is(err, io.EOF):
		return err
	}
	return nil
}
