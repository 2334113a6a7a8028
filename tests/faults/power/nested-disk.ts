import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const outerMegabytes = 2_048
const innerMegabytes = 1_024

/**
 * A disk whose power can be cut. A file system lies in a file (`inner`) of another file system (`outer`), which
 * lies in a file of this machine, both behind loop devices:
 *
 *     PostgreSQL → inner ext4 → its loop device → outer ext4 → its loop device → an image in a folder
 *
 * What the inner file system writes is only in the outer one's page cache until it flushes: the cache stands for
 * the volatile cache of a disk. The power is cut by shutting the outer file system down without writing its journal
 * (`EXT4_IOC_SHUTDOWN`): in one instant its cache is gone, and every later write fails. What is in the image then
 * is what was flushed, and what the kernel happened to write back by itself. A disk that lies about flushing loses
 * more, and a sector torn in half does not occur here: pages of 4 KB are written whole or not at all.
 */
export class NestedDisk {
  /** On the inner file system. */
  readonly place: string
  readonly #folder: string
  readonly #outer: string
  #images = 0
  #mounted: string[] = []

  private constructor(folder: string) {
    this.#folder = folder
    this.#outer = join(folder, 'outer')
    this.place = join(folder, 'inner')
  }

  /** Why there can be none here; undefined: there can. */
  static obstacle(): string | undefined {
    if (process.getuid?.() !== 0) return 'only root may attach images of disks'
    const missing = ['losetup', 'mkfs.ext4', 'e2fsck', 'perl'].filter((program) => {
      return spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0
    })
    if (missing.length > 0) return `there is no ${missing.join(', no ')}`
    if (spawnSync('losetup', ['--find']).status !== 0) return 'this machine has no loop devices'
    return undefined
  }

  static make(folder: string): NestedDisk {
    const disk = new NestedDisk(folder)
    chmodSync(folder, 0o711)
    mkdirSync(disk.#outer)
    mkdirSync(disk.place)
    makeImage(disk.#image, outerMegabytes)
    disk.#mount(disk.#image, disk.#outer)
    makeImage(disk.#innerImage, innerMegabytes)
    disk.#mount(disk.#innerImage, disk.place)
    run('sync', ['--file-system', disk.#innerImage])
    chmodSync(disk.place, 0o711)
    return disk
  }

  cutPower(): void {
    run('perl', ['-e', shutdownNow, this.#innerImage])
  }

  /**
   * The image is copied as the power cut left it; both file systems repair themselves, are checked, and are there
   * again. Nobody may work on the disk.
   */
  async reopen(): Promise<void> {
    await this.#unmountAll()
    const before = this.#image
    this.#images += 1
    run('cp', ['--sparse=always', before, this.#image])
    rmSync(before)
    check(this.#image)
    this.#mount(this.#image, this.#outer)
    check(this.#innerImage)
    this.#mount(this.#innerImage, this.place)
  }

  async remove(): Promise<void> {
    await this.#unmountAll()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #image(): string {
    return join(this.#folder, `image-${this.#images}`)
  }

  get #innerImage(): string {
    return join(this.#outer, 'image')
  }

  #mount(image: string, on: string): void {
    run('mount', ['-o', 'loop', image, on])
    this.#mounted.push(on)
  }

  async #unmountAll(): Promise<void> {
    for (const place of this.#mounted.reverse()) await unmount(place)
    this.#mounted = []
  }
}

const shutdownNow =
  'open(my $file, "<", $ARGV[0]) or die $!; my $noLogFlush = pack("L", 2); ' +
  'ioctl($file, 0x8004587d, $noLogFlush) or die $!'

function makeImage(path: string, megabytes: number): void {
  run('truncate', [`--size=${megabytes}M`, path])
  run('mkfs.ext4', ['-q', '-E', 'lazy_itable_init=0,lazy_journal_init=0', path])
}

/** What the journal does not repair by itself is damage; 1 means that something was repaired. */
function check(image: string): void {
  const { status, stdout } = spawnSync('e2fsck', ['-p', image], { encoding: 'utf8' })
  if (status !== 0 && status !== 1) throw new Error(`the file system is damaged: ${stdout}`)
  const forced = spawnSync('e2fsck', ['-f', '-n', image], { encoding: 'utf8' })
  if (forced.status !== 0) throw new Error(`the file system is damaged: ${forced.stdout}`)
}

async function unmount(place: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (spawnSync('umount', [place]).status === 0) return
    await sleep(100)
  }
  run('umount', ['--lazy', place])
}

function run(program: string, args: readonly string[]): void {
  execFileSync(program, [...args], { stdio: ['ignore', 'ignore', 'pipe'] })
}
