package reports_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"doudi/calc"
	"doudi/reports"
)

func TestCapital(t *testing.T) {
	for fen, want := range map[calc.Money]string{
		0:           "零元整",
		1:           "壹分",
		5:           "伍分",
		10:          "壹角",
		99:          "玖角玖分",
		100:         "壹元整",
		101:         "壹元零壹分",
		110:         "壹元壹角",
		111:         "壹元壹角壹分",
		1000:        "壹拾元整",
		1005:        "壹拾元零伍分",
		1100:        "壹拾壹元整",
		10100:       "壹佰零壹元整",
		11000:       "壹佰壹拾元整",
		100150:      "壹仟零壹元伍角",
		140950:      "壹仟肆佰零玖元伍角",
		168032:      "壹仟陆佰捌拾元叁角贰分",
		1640902:     "壹万陆仟肆佰零玖元零贰分",
		32504:       "叁佰贰拾伍元零肆分",
		10700053:    "壹拾万柒仟元伍角叁分",
		1000000:     "壹万元整",
		1000100:     "壹万零壹元整",
		1010000:     "壹万零壹佰元整",
		10001000:    "壹拾万零壹拾元整",
		100_0000_00: "壹佰万元整",

		1_0000_0000_00:            "壹亿元整",
		1_0000_0001_00:            "壹亿零壹元整",
		1_0001_0000_00:            "壹亿零壹万元整",
		10_1000_0000_00:           "壹拾亿壹仟万元整",
		1_0000_0000_0000_00:       "壹万亿元整",
		1_0001_0000_0001_00:       "壹万零壹亿零壹元整",
		100_0000_0000_0000_00:     "壹佰万亿元整",
		100_0000_0000_0000_01:     "壹佰万亿元零壹分",
		calc.MaxMoney:             "玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分",
		-5:                        "负伍分",
		-100150:                   "负壹仟零壹元伍角",
		calc.Money(math.MaxInt64): "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分",
		calc.Money(math.MinInt64): "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分",
	} {
		if got := reports.Capital(fen); got != "人民币"+want {
			t.Errorf("%v is %s, want 人民币%s", fen, got, want)
		}
	}
}

// Every amount reads back as itself, with one zero at a time.
func TestCapitalReadsBack(t *testing.T) {
	amounts := rapid.OneOf(
		rapid.Int64Range(-100_0000_0000_0000_00, 100_0000_0000_0000_00),
		rapid.Int64Range(0, 100_000_00),
		rapid.Map(rapid.SliceOfN(rapid.SampledFrom([]int64{0, 0, 0, 1, 9}), 1, 16), func(digits []int64) int64 {
			n := int64(0)
			for _, d := range digits {
				n = n*10 + d
			}
			return n
		}),
	)
	rapid.Check(t, func(t *rapid.T) {
		m := amounts.Draw(t, "fen")
		s := reports.Capital(calc.Money(m))
		if got := readCapital(s); got != m {
			t.Fatalf("%d is %s, which is %d", m, s, got)
		}
		if strings.Contains(s, "零零") || strings.HasSuffix(s, "零") || m != 0 && strings.Contains(s, "零元") {
			t.Fatalf("%d is %s", m, s)
		}
	})
}

// readCapital reads an amount as a person does: each unit multiplies what
// stands before it, the great ones everything since the greater one.
func readCapital(s string) int64 {
	s, negative := strings.CutPrefix(strings.TrimSuffix(strings.TrimPrefix(s, "人民币"), "整"), "负")
	total, section, digit := int64(0), int64(0), int64(0)
	fen := int64(0)
	for _, r := range s {
		switch r {
		case '拾', '佰', '仟':
			section, digit = section+digit*map[rune]int64{'拾': 10, '佰': 100, '仟': 1000}[r], 0
		case '万':
			total, section, digit = total/1_0000_0000*1_0000_0000+(total%1_0000_0000+section+digit)*1_0000, 0, 0
		case '亿':
			total, section, digit = (total+section+digit)*1_0000_0000, 0, 0
		case '元':
			fen, section, digit = (total+section+digit)*100, 0, 0
		case '角':
			fen, digit = fen+digit*10, 0
		case '分':
			fen, digit = fen+digit, 0
		default:
			digit = int64(strings.IndexRune("零壹贰叁肆伍陆柒捌玖", r) / len("零"))
		}
	}
	if negative {
		return -fen
	}
	return fen
}

func BenchmarkCapital(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		reports.Capital(1234567_89)
	}
}
