package store

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"syscall"
)

// File systems on another machine, by the magic number in statfs(2), and those of
// user space, which need a second look.
const (
	nfsMagic  = 0x6969
	smbMagic  = 0x517b
	cifsMagic = 0xff534d42
	smb2Magic = 0xfe534d42
	ncpMagic  = 0x564c
	afsMagic  = 0x5346414f
	cephMagic = 0x00c36400
	codaMagic = 0x73757245
	fuseMagic = 0x65735546
)

// remoteFuse are kinds of file system of user space that lie on another machine,
// as /proc/self/mountinfo names them.
var remoteFuse = []string{
	"fuse.sshfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.davfs", "fuse.davfs2", "fuse.curlftpfs",
	"fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.kio-fuse", "fuse.smbnetfs",
}

// isRemote tells whether a folder lies on another machine.
func isRemote(dir string) bool {
	var fs syscall.Statfs_t
	if syscall.Statfs(dir, &fs) != nil {
		return false
	}
	switch uint32(fs.Type) {
	case nfsMagic, smbMagic, cifsMagic, smb2Magic, ncpMagic, afsMagic, cephMagic, codaMagic:
		return true
	case fuseMagic:
		mounts, err := os.Open("/proc/self/mountinfo")
		if err != nil {
			return false
		}
		defer mounts.Close()
		return slices.Contains(remoteFuse, kindOfMount(bufio.NewScanner(mounts), dir))
	}
	return false
}

// kindOfMount gives the kind of the file system that a folder lies on, of lines as
// proc_pid_mountinfo(5) has them: the mount point is the fifth field, the kind the
// first behind " - ".
func kindOfMount(lines *bufio.Scanner, dir string) (kind string) {
	longest := -1
	unescape := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
	for lines.Scan() {
		left, right, ok := strings.Cut(lines.Text(), " - ")
		fields, kinds := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(kinds) == 0 {
			continue
		}
		at := strings.TrimSuffix(unescape.Replace(fields[4]), "/")
		if (dir == at || strings.HasPrefix(dir, at+"/")) && len(at) >= longest {
			longest, kind = len(at), kinds[0]
		}
	}
	return kind
}
