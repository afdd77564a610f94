//! Shared by the three programs: the measurement and the responses.

use futures::StreamExt;
use std::alloc::{GlobalAlloc, Layout, System};
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};

/// The response to the creation of a resource.
pub const SMALL: &str = include_str!("../small.json");
/// A list of a thousand resources.
pub const LIST: &str = include_str!("../list.json");

/// A task, from the arguments of the bench: `prepare-small 100 http://127.0.0.1:1`.
pub struct Task {
    pub name: String,
    pub times: u64,
    pub base: String,
}

impl Task {
    pub fn read() -> Self {
        let mut arguments = std::env::args().skip(1);
        let mut next = || arguments.next().unwrap();
        Task { name: next(), times: next().parse().unwrap(), base: next() }
    }

    /// Runs it this number of times, and prints the allocations of each.
    pub fn repeat<T>(&self, mut call: impl FnMut() -> T) {
        std::hint::black_box(call());
        let before = ALLOCATIONS.load(Ordering::Relaxed);
        for _ in 0..self.times {
            std::hint::black_box(call());
        }
        let after = ALLOCATIONS.load(Ordering::Relaxed);
        println!("{}", (after - before) as f64 / self.times as f64);
    }

    /// The same for asynchronous calls.
    pub fn wait<T, F: Future<Output = T>>(&self, mut call: impl FnMut() -> F) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            std::hint::black_box(call().await);
            let before = ALLOCATIONS.load(Ordering::Relaxed);
            for _ in 0..self.times {
                std::hint::black_box(call().await);
            }
            let after = ALLOCATIONS.load(Ordering::Relaxed);
            println!("{}", (after - before) as f64 / self.times as f64);
        });
    }
}

/// How many calls are made at once.
const IN_FLIGHT: usize = 64;

impl Task {
    /// Makes many calls at once.
    pub fn crowd<T, F: Future<Output = T>>(&self, call: impl Fn() -> F) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let calls = futures::stream::iter(0..self.times).map(|_| call()).buffer_unordered(IN_FLIGHT);
        runtime.block_on(calls.for_each(async |response| drop(std::hint::black_box(response))));
    }
}

/// The response to a task without a network.
pub fn stub(task: &Task) -> &'static str {
    if task.name.ends_with("small") { SMALL } else { LIST }
}

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static COUNTING: Counting = Counting;

struct Counting;

// Only counts; the system's allocator allocates.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.realloc(memory, layout, size) }
    }
}
