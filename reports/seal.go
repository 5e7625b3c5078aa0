package reports

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"time"

	"doudi/calc"
	"doudi/calc/roster"
)

// sealDocument is seal.json: what was sealed, and the digests of the files as
// they were written with it.
type sealDocument struct {
	Version   int               `json:"version"`
	Month     string            `json:"month"`
	County    string            `json:"county"`
	State     string            `json:"state"`
	Digest    string            `json:"digest"`
	Previous  string            `json:"previous"`
	Total     totalDocument     `json:"total"`
	Programs  []totalDocument   `json:"programs"`
	Blocks    int               `json:"blocks"`
	Warnings  int               `json:"warnings"`
	Overrides []overrideRow     `json:"overrides"`
	Policy    policyDocument    `json:"policy"`
	Horizon   uint64            `json:"horizon"`
	Entries   string            `json:"entries"`
	Findings  string            `json:"findings"`
	Submitted actDocument       `json:"submitted"`
	Confirmed actDocument       `json:"confirmed"`
	Files     map[string]string `json:"files"` // SHA-256 by name
}

type totalDocument struct {
	Program    calc.Program `json:"program,omitempty"`
	Households int          `json:"households"`
	Persons    int          `json:"persons"`
	Lines      int          `json:"lines"`
	Amount     string       `json:"amount"`
}

type overrideRow struct {
	Code      string               `json:"code"`
	Household calc.HouseholdNumber `json:"household"`
	Person    calc.IDNumber        `json:"person,omitempty"`
	By        string               `json:"by"`
	Reason    string               `json:"reason"`
}

type policyDocument struct {
	Version int    `json:"version"`
	Digest  string `json:"digest"`
}

type actDocument struct {
	By        string `json:"by"`
	At        string `json:"at"`
	Signature string `json:"signature"` // Ed25519, base64
}

func (x *export) sealJSON(w io.Writer) error {
	s := x.m.Seal
	doc := sealDocument{
		Version: 1, Month: s.Month.String(), County: s.County, State: s.State.String(),
		Digest: s.Digest().String(), Previous: s.Previous.String(),
		Total: totalOf(s.All), Programs: []totalDocument{}, Blocks: s.Blocks, Warnings: s.Warnings,
		Overrides: []overrideRow{}, Policy: policyDocument{s.Policy, s.PolicyDigest.String()},
		Horizon: s.Horizon, Entries: s.Entries.String(), Findings: s.Findings.String(),
		Submitted: act(s.SubmittedBy, s.SubmittedAt, s.SubmitSignature), Confirmed: act(s.ConfirmedBy, s.ConfirmedAt, s.ConfirmSignature),
		Files: x.digests,
	}
	for _, t := range s.Programs {
		doc.Programs = append(doc.Programs, totalOf(t))
	}
	for _, o := range s.Overrides {
		doc.Overrides = append(doc.Overrides, overrideRow(o))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}

func totalOf(t roster.Total) totalDocument {
	return totalDocument{t.Program, t.Households, t.Persons, t.Lines, t.Amount.String()}
}

func act(by string, at time.Time, signature []byte) actDocument {
	return actDocument{by, at.UTC().Format(time.RFC3339), base64.StdEncoding.EncodeToString(signature)}
}
