package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// Every number that the kernel knows for a network file system or FAT is
// refused, whatever /proc says or leaves out (S18).
func TestS18MediumByMagicNumber(t *testing.T) {
	refused := map[uint32]string{
		unix.NFS_SUPER_MAGIC: "nfs", unix.SMB_SUPER_MAGIC: "smb", unix.CIFS_SUPER_MAGIC: "cifs", unix.SMB2_SUPER_MAGIC: "smb2",
		unix.V9FS_MAGIC: "9p", unix.AFS_SUPER_MAGIC: "afs", unix.AFS_FS_MAGIC: "afs", unix.CODA_SUPER_MAGIC: "coda",
		unix.CEPH_SUPER_MAGIC: "ceph", unix.OCFS2_SUPER_MAGIC: "ocfs2", unix.NCP_SUPER_MAGIC: "ncpfs", 0x786f4256: "vboxsf",
		0x01161970: "gfs2", 0x0bd00bd0: "lustre", 0x19830326: "beegfs", 0x20030528: "orangefs", 0x47504653: "gpfs",
		0x61636673: "acfs", 0xaad7aaea: "panfs", 0xbacbacbc: "vmhgfs", 0x7c7c6673: "prl_fs",
		unix.MSDOS_SUPER_MAGIC: "vfat", unix.EXFAT_SUPER_MAGIC: "exfat", unix.FUSE_SUPER_MAGIC: "fuse",
	}
	for magic, kind := range magicKinds {
		network, fat := classified(kind)
		if _, listed := refused[magic]; listed != (network || fat) {
			t.Errorf("%s (%#x): network %v, FAT %v", kind, magic, network, fat)
		}
	}
	for magic, want := range refused {
		if kind := kindOf(magic, ""); kind != want {
			t.Errorf("%#x: %s, want %s", magic, kind, want)
		}
		if kind := kindOf(magic, "ext4"); kind != want && magic != unix.FUSE_SUPER_MAGIC {
			t.Errorf("%#x, mounted as something else: %s, want %s", magic, kind, want)
		}
	}
}

// Where the number stands for many, the name in mountinfo tells.
func TestS18MediumByMount(t *testing.T) {
	const mounts = `22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 master:2 - ext4 /dev/vda rw
36 27 8:17 / /mnt/a\040-\040b rw,nosuid - fuseblk /dev/sdb1 rw,user_id=0
41 27 0:52 / /home/li/share rw,nosuid shared:7 - fuse.sshfs li@server:/ rw
42 27 0:53 / /home/li/Documents rw shared:8 - fuse.dlnfs dlnfs rw
43 27 8:1
`
	for _, tc := range []struct {
		magic        uint32
		device, kind string
	}{
		{magicExt, "254:0", "ext4"},
		{magicExt, "54:0", "ext"},
		{magicFUSE, "8:17", "fuseblk"},
		{magicFUSE, "0:52", "fuse.sshfs"},
		{magicFUSE, "0:53", "fuse.dlnfs"},
		{magicFUSE, "8:1", "fuse"},
		{0x12345678, "254:0", "ext4"},
		{0x12345678, "8:1", "0x12345678"},
		{unix.XFS_SUPER_MAGIC, "254:0", "xfs"},
	} {
		if kind := kindOf(tc.magic, mountedKind(mounts, tc.device)); kind != tc.kind {
			t.Errorf("%#x on %s: %s, want %s", tc.magic, tc.device, kind, tc.kind)
		}
	}
}

// The kernel says in two places whether an ext4 makes fast commits; the texts
// are those of Linux 6.18 and, with fast_commit, of what came before 5.10.
func TestS18FastCommit(t *testing.T) {
	const (
		off   = "rw\nbsddf\njournal_checksum\nbarrier\nacl\n"
		none  = "fc stats:\n0 commits\n1 ineligible\n0 numblks\n0us avg_commit_time\nIneligible reasons:\n\"Dir renamed\":\t10\n"
		twice = "fc stats:\n2 commits\n1 ineligible\n2 numblks\n524us avg_commit_time\n"
	)
	for _, tc := range []struct {
		options, commits string
		want             bool
	}{
		{"", "", false},
		{off, "", false},
		{off, none, false},
		{off, twice, true},
		{off + "fc_debug_force\n", none, true},
		{off + "fast_commit\n", "", true},
		{off + "nofast_commit\n", none, false},
	} {
		if got := fastCommits(tc.options, tc.commits); got != tc.want {
			t.Errorf("%q, %q: %v", tc.options, tc.commits, got)
		}
	}
}

// Of real places the system tells what they are, what they hold and whether
// they may be written to; a store that is not there yet is its folder's.
func TestS18MediumOfPlaces(t *testing.T) {
	dir := t.TempDir()
	m, err := MediumOf(filepath.Join(dir, "new", "county.db"))
	if err != nil || m.Kind == "" || m.Free <= 0 || m.ReadOnly {
		t.Errorf("%+v, %v", m, err)
	}
	if proc, err := MediumOf("/proc/self/status"); err != nil || proc.Kind != "proc" {
		t.Errorf("%+v, %v", proc, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := MediumOf(filepath.Join(dir, "file", "county.db")); !errors.Is(err, unix.ENOTDIR) {
		t.Errorf("in a file: %v", err)
	}
	if _, err := MediumOf("\x00"); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no name: %v", err)
	}
	small := tmpfs(t, 0, "size=600k")
	if err := os.WriteFile(filepath.Join(small, "county.db"), make([]byte, 100<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err = MediumOf(filepath.Join(small, "county.db"))
	if want := (Medium{Kind: "tmpfs", Free: 500 << 10}); err != nil || m != want {
		t.Errorf("%+v, %v", m, err)
	}
	m, err = MediumOf(filepath.Join(tmpfs(t, unix.MS_RDONLY, ""), "county.db"))
	if err != nil || !m.ReadOnly {
		t.Errorf("%+v, %v", m, err)
	}
}
