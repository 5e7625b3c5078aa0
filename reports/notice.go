package reports

import (
	"regexp"
	"strings"
	"sync"

	"doudi/calc"
	"doudi/calc/policy"
	"doudi/reports/wording"
)

// Notice is a written notice to a family 通知书, as it is printed: a decision on an
// award, or a refusal with its reasons (社会救助法 art. 45, 48). It has no place for
// an ID number.
type Notice struct {
	County, Township, Village string
	Head, Person              string // the head of the household; the person of a person's award
	Household                 calc.HouseholdNumber
	Program                   calc.Program
	Day                       calc.Day
	Number                    uint64
	Decision                  *calc.Decision // nil of a refusal
	First                     bool           // the award begins with it
	Before, After             calc.Money     // yuan a month
	Documents                 []string
	Refused                   string        // the reasons of a refusal
	Remedy                    policy.Remedy // its Documents as papers cite them
}

// noticeWidth is how many columns a line of a notice takes.
const noticeWidth = 76

// NoticeText is the notice as a page of text to print and sign.
func NoticeText(n *Notice, lang wording.Lang) string {
	var b strings.Builder
	line := func(s string) { writeLine(&b, shown(s), 0) }
	line(lang.NoticeOffice(n.County))
	line(lang.NoticeTitle(n.kind(), n.Program))
	line(lang.NoticeNumber(n.kind(), n.Day.Month().Year(), n.Number))
	line("")
	line(lang.NoticeTo(n.Head, n.Household, n.Township+n.Village))
	line("")
	for _, p := range n.paragraphs(lang) {
		for _, l := range folded(shown(masked(p)), noticeWidth) {
			line(l)
		}
		line("")
	}
	line(lang.NoticeSeal(n.County))
	line(n.Day.String())
	return b.String()
}

// longNumber is an ID or account number that somebody typed into a reason.
var longNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]{11,}[0-9Xx]`) })

// masked is a text in which long numbers show their tail alone.
func masked(text string) string { return longNumber().ReplaceAllStringFunc(text, calc.Tail) }

// kind is what the notice tells: the kind of its decision, and of a determination
// whether it grants or changes.
func (n *Notice) kind() string {
	switch {
	case n.Decision == nil:
		return "refused"
	case n.Decision.Kind == calc.Determine && !n.First:
		return "change"
	}
	return n.Decision.Kind.String()
}

func (n *Notice) paragraphs(lang wording.Lang) []string {
	if n.Decision == nil {
		return []string{lang.NoticeRefused(n.Program, n.Person, n.Refused), lang.NoticeLaw(n.kind()), lang.NoticeRemedy(n.Remedy.ReviewDays, n.Remedy.ActionMonths, n.Remedy.Documents)}
	}
	ps := []string{lang.NoticeDecision(n.kind(), n.Program, n.Person, n.Decision, n.Before, n.After)}
	if h := n.Decision.Warrant; h != nil && h.Hearing != nil {
		ps = append(ps, lang.NoticeHearing(h.Hearing))
	}
	ps = append(ps, lang.NoticeLaw(n.kind()))
	if len(n.Documents) > 0 {
		ps = append(ps, lang.NoticeDocuments(n.Documents))
	}
	return append(ps, lang.NoticeDuty(n.kind()), lang.NoticeRemedy(n.Remedy.ReviewDays, n.Remedy.ActionMonths, n.Remedy.Documents))
}
