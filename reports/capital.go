package reports

import "doudi/calc"

// This file writes amounts in capital Chinese numerals 大写金额, as totals, bank
// forms and receipts carry them beside the figures (支付结算办法, annex 1).

// Capital is an amount in capital numerals, as in 人民币壹仟零壹元伍角. It ends
// in 整 after 元 and not after 角 or 分; zeros inside are one 零; a negative
// amount begins 人民币负.
func Capital(m calc.Money) string {
	fen, sign := uint64(m), ""
	if m < 0 {
		fen, sign = -fen, "负"
	}
	return "人民币" + sign + capitalAmount(fen/100, fen/10%10, fen%10)
}

func capitalAmount(yuan, jiao, fen uint64) string {
	s := ""
	if yuan > 0 || jiao+fen == 0 {
		s = capitalWhole(yuan) + "元"
	}
	switch {
	case jiao+fen == 0:
		return s + "整"
	case jiao > 0:
		s += capitalDigits[jiao] + "角"
	case yuan > 0:
		s += "零"
	}
	if fen > 0 {
		s += capitalDigits[fen] + "分"
	}
	return s
}

var capitalDigits = [10]string{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}

var capitalScales = [...]struct {
	size uint64
	name string
}{{1_0000_0000, "亿"}, {1_0000, "万"}, {1000, "仟"}, {100, "佰"}, {10, "拾"}}

// capitalWhole writes a whole number; ten thousand 亿 and more are counted in 亿.
func capitalWhole(n uint64) string {
	for _, scale := range capitalScales {
		if n >= scale.size {
			return capitalWhole(n/scale.size) + scale.name + capitalRest(n%scale.size, scale.size/10)
		}
	}
	return capitalDigits[n]
}

// capitalRest writes what follows a unit: 零 first where a place is empty,
// nothing for nothing.
func capitalRest(n, place uint64) string {
	switch {
	case n == 0:
		return ""
	case n < place:
		return "零" + capitalWhole(n)
	}
	return capitalWhole(n)
}
