package casework

import (
	"slices"
	"strconv"

	"doudi/calc"
	"doudi/calc/entitlement"
	"doudi/calc/policy"
	"doudi/store"
)

// Notice is what a written notice to a family says 通知书: a decision of two people
// with the money of the month it counts from, or a refusal with its reasons. It
// holds no ID number.
type Notice struct {
	calc.AwardKey
	County        string
	Township      string
	Village       string
	Head          string
	Person        string // name of a person's award
	Day           calc.Day
	Number        uint64         // of the decision; of a refusal, of its journal entry
	Decision      *calc.Decision // nil of a refusal
	First         bool           // nothing was decided on the award before
	Before, After calc.Money     // of the month From, by the tables of now
	Documents     []string       // numbers and titles that the amount rests on
	Refused       string         // the reasons of a refusal
	Remedy        policy.Remedy  // until when it can be contested; Documents as papers cite them
}

// NoticeAsked is which notice is wanted.
type NoticeAsked struct {
	Household calc.HouseholdNumber
	Program   calc.Program
	Person    string // as in Proposal
	Decision  uint64 // 0 = the last of two people
	Refused   string // the reasons, where it is a refusal
}

// IssueNotice is a notice, whose issue is journalled; store.ErrNotFound where the
// household is not on file.
func (o *Office) IssueNotice(q *NoticeAsked) (*Notice, error) {
	var n *Notice
	err := o.act(func(tx *store.Tx) (store.Entry, error) {
		h, err := o.household(tx, IssueNotices, q.Household)
		if err != nil {
			return store.Entry{}, err
		}
		if n, err = o.notice(tx, h, q); err != nil {
			return store.Entry{}, err
		}
		return store.Entry{Act: "award.notice", Subject: string(h.Number), Reason: string(q.Program) + " #" + strconv.FormatUint(n.Number, 10)}, nil
	})
	return n, err
}

func (o *Office) notice(tx *store.Tx, h *calc.Household, q *NoticeAsked) (*Notice, error) {
	n := &Notice{
		AwardKey: calc.AwardKey{Household: h.Number, Program: q.Program}, County: tx.Settings().County, Township: regionName(tx, h.Region.Township().Full()),
		Village: regionName(tx, h.Region), Day: o.Today, Refused: q.Refused, Number: tx.NextEntry(),
	}
	if head := h.Head(); head != nil {
		n.Head = head.Name
	}
	awards, err := tx.Awards(h.Region, h.Number)
	if err != nil {
		return nil, err
	}
	if q.Person != "" {
		person, err := personOf(h, awards, q.Program, q.Person)
		if err != nil {
			return nil, err
		}
		n.AwardKey.Person, n.Person = person.ID, person.Name
	}
	p, err := latestPolicy(tx)
	if err != nil {
		return nil, err
	}
	n.Remedy = o.remedy(p, n.Program)
	if n.Refused != "" {
		return n, undecided(tx, n.AwardKey)
	}
	award := awardAmong(awards, n.AwardKey)
	at := told(award, q.Decision)
	if at < 0 {
		return nil, calc.Refuse("notice.no_decision", string(h.Number), string(q.Program))
	}
	return n, n.tell(award, at, p)
}

// undecided refuses a notice of refusal while an application for the same is being
// dealt with: refused is what has been decided (民发〔2021〕57号 art. 20, 21). An
// application that came before the program, or on paper alone, is not on record.
func undecided(tx *store.Tx, key calc.AwardKey) error {
	people, err := tx.Renumberings()
	if err != nil {
		return err
	}
	return tx.Applications(func(a *store.Application) error {
		person := people.Since(a.Person, a.Recorded[0].Seq)
		if a.Household == key.Household && a.Program == key.Program && (key.Person == "" || person == "" || person == key.Person) && !a.Stage().Closed() {
			return calc.Refuse("notice.undecided", a.Number)
		}
		return nil
	})
}

// remedy is until when a decision of today can be contested, with its documents as
// papers cite them.
func (o *Office) remedy(p *policy.Policy, program calc.Program) policy.Remedy {
	x := p.Remedy(program, o.Today.Month())
	for i, code := range x.Documents {
		x.Documents[i] = documentOf(p, code)
	}
	return x
}

// told is the position of the decision that a notice is about: the one of a
// number, or the last; −1 where there is none that two people made.
func told(award *calc.Award, number uint64) int {
	for i := len(award.Decisions) - 1; i >= 0; i-- {
		if d := &award.Decisions[i]; d.Warrant != nil && (number == 0 || d.Seq == number) {
			return i
		}
	}
	return -1
}

// tell fills in a decision's money and the documents that it rests on.
func (n *Notice) tell(award *calc.Award, at int, p *policy.Policy) error {
	n.Decision = &award.Decisions[at]
	n.First, n.Number = at == 0, n.Decision.Seq
	before := calc.Award{AwardKey: award.AwardKey, Decisions: award.Decisions[:at]}
	after := calc.Award{AwardKey: award.AwardKey, Decisions: award.Decisions[:at+1]}
	was, err := entitlement.Of(&before, n.Decision.From, p, nil)
	if err != nil {
		return err
	}
	t := entitlement.NewTrace(award.AwardKey, n.Decision.From)
	becomes, err := entitlement.Of(&after, n.Decision.From, p, t)
	if err != nil {
		return err
	}
	n.Before, n.After = was.Total(), becomes.Total()
	n.Documents = documentsIn(t.Close(n.After), p, map[string]string{}, nil)
	return nil
}

// documentsIn adds the documents of an explanation to a list, each once, and to
// the citations by their codes.
func documentsIn(s *entitlement.Step, p *policy.Policy, cites map[string]string, list []string) []string {
	if s.Document != "" {
		cites[s.Document] = documentOf(p, s.Document)
		if !slices.Contains(list, cites[s.Document]) {
			list = append(list, cites[s.Document])
		}
	}
	for _, child := range s.Steps {
		list = documentsIn(child, p, cites, list)
	}
	return list
}

// documentOf is a document as papers cite it: number and title.
func documentOf(p *policy.Policy, code string) string {
	d := p.Document(code)
	if d.Title == "" {
		return d.Number
	}
	return d.Number + "《" + d.Title + "》"
}
