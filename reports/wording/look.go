package wording

// ContactLine says where a household lives and can be called.
func (l Lang) ContactLine(address, phone string) string {
	return l.Say("住址 %s 电话 %s", "address %s, telephone %s", address, phone)
}

// NumberHeadings heads what a list of households has of numbers in full.
func (l Lang) NumberHeadings() []string {
	return l.headings("身份证号 账号 电话", "id account phone")
}
