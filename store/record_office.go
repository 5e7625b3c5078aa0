package store

import (
	"crypto/ed25519"
	"time"

	"doudi/calc"
)

// Settings are what a store was made with; they do not change.
type Settings struct {
	County  string
	Opening calc.Month        // the first month that this system pays
	Root    ed25519.PublicKey // of the recovery sheet, from which the operators' rights come
}

func encodeSettings(s *Settings) []byte {
	e := newEncoder()
	e.text(s.County)
	e.int(int64(s.Opening))
	e.text(string(s.Root))
	return e.b
}

func decodeSettings(value []byte) (*Settings, error) {
	d := newDecoder(value)
	s := &Settings{County: d.text(), Opening: calc.Month(d.small()), Root: ed25519.PublicKey(d.text())}
	return s, d.done("settings")
}

// Role is what an operator may do 角色.
type Role string

// The roles of the office.
const (
	Clerk    Role = "clerk"    // 经办
	Approver Role = "approver" // 审核
	Officer  Role = "officer"  // 县局
	Finance  Role = "finance"  // 财务
	Auditor  Role = "auditor"  // 审计
	Admin    Role = "admin"    // 管理
)

// Roles are all roles.
var Roles = []Role{Clerk, Approver, Officer, Finance, Auditor, Admin}

// Entry is one act in the journal 审计日志.
type Entry struct {
	Seq       uint64
	Operation OperationID
	At        time.Time
	Operator  string
	Act       string // as in "roster.confirm"
	Subject   string // what it was done to
	Reason    string
	Before    [32]byte // digest of the records as they were
	After     [32]byte // digest of the records as they became
	Previous  [32]byte // digest of the entry before
}

func encodeJournal(j *Entry) []byte {
	e := newEncoder()
	e.uint(j.Seq)
	e.b = append(e.b, j.Operation[:]...)
	e.time(j.At)
	e.texts(j.Operator, j.Act, j.Subject, j.Reason)
	e.digest(j.Before)
	e.digest(j.After)
	e.digest(j.Previous)
	return e.b
}

func decodeJournal(value []byte) (*Entry, error) {
	d := newDecoder(value)
	j := &Entry{Seq: d.uint()}
	d.fixed(j.Operation[:])
	j.At, j.Operator, j.Act, j.Subject, j.Reason = d.time(), d.text(), d.text(), d.text(), d.text()
	j.Before, j.After, j.Previous = d.digest(), d.digest(), d.digest()
	return j, d.done("journal")
}

// PolicyTables are one loading of the policy: every table as it was written,
// with the places of its rows, so that an explanation years later names the
// row, and the day on which it was loaded.
type PolicyTables struct {
	Version  int
	LoadedAt time.Time
	LoadedBy string
	Tables   []PolicyTable
}

// PolicyTable is one table of a policy as written: rows of cells, the heading
// first.
type PolicyTable struct {
	Name, File, Sheet string
	Rows              []PolicyRow
}

// PolicyRow is one row, with the line it stood on and the column of each cell.
type PolicyRow struct {
	Line    int
	Cells   []string
	Columns []int
}

func encodePolicy(p *PolicyTables) []byte {
	e := newEncoder()
	e.uint(uint64(p.Version))
	e.time(p.LoadedAt)
	e.text(p.LoadedBy)
	e.uint(uint64(len(p.Tables)))
	for i := range p.Tables {
		t := &p.Tables[i]
		e.texts(t.Name, t.File, t.Sheet)
		e.uint(uint64(len(t.Rows)))
		for j := range t.Rows {
			encodePolicyRow(e, &t.Rows[j])
		}
	}
	return e.b
}

func encodePolicyRow(e *encoder, r *PolicyRow) {
	e.uint(uint64(r.Line))
	e.uint(uint64(len(r.Cells)))
	for i, cell := range r.Cells {
		e.text(cell)
		e.uint(uint64(r.Columns[i]))
	}
}

func decodePolicy(value []byte) (*PolicyTables, error) {
	d := newDecoder(value)
	p := &PolicyTables{Version: int(d.uint()), LoadedAt: d.time(), LoadedBy: d.text()}
	p.Tables = make([]PolicyTable, d.count())
	for i := range p.Tables {
		t := &p.Tables[i]
		t.Name, t.File, t.Sheet = d.text(), d.text(), d.text()
		t.Rows = make([]PolicyRow, d.count())
		for j := range t.Rows {
			decodePolicyRow(d, &t.Rows[j])
		}
	}
	return p, d.done("policy")
}

func decodePolicyRow(d *decoder, r *PolicyRow) {
	r.Line = int(d.uint())
	n := d.count()
	r.Cells, r.Columns = make([]string, n), make([]int, n)
	for i := range r.Cells {
		r.Cells[i], r.Columns[i] = d.text(), int(d.uint())
	}
}
