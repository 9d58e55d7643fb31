import { createStore } from '../shared/createStore.ts';
import { failureBeforeAsking } from './cameraFailure.ts';
import { begin, type CameraRun, type CameraSettings, capture, close, fail, show } from './cameraRun.ts';
import { type KtpCameraState, OFF } from './cameraState.ts';
import { focusAt, setTorch, setZoom } from './trackControls.ts';

// A lens that a person chose stays chosen for the next photo on this page. Nothing is stored.
let chosenLens: string | null = null;

/** Actions on the current lens. */
function lensActions(run: CameraRun) {
  return {
    switchLens(): void {
      const { lenses, lens } = run.getState();
      const next = lenses[(lens + 1) % lenses.length];
      if (!next || lenses.length < 2) return;
      chosenLens = next.deviceId;
      run.lens = chosenLens;
      void begin(run);
    },
    async setTorch(on: boolean): Promise<void> {
      const { opened } = run;
      if (opened && run.getState().torch !== null && (await setTorch(opened.camera.track, on))) run.set({ torch: on });
    },
    async setZoom(value: number): Promise<void> {
      const { opened } = run;
      const { zoom } = run.getState();
      if (!opened || !zoom) return;
      const within = Math.min(zoom.max, Math.max(zoom.min, value));
      if (await setZoom(opened.camera.track, within)) run.set({ zoom: { ...zoom, value: within } });
    },
    focusAt(x: number, y: number): void {
      if (run.opened) void focusAt(run.opened.camera.track, x, y);
    },
  };
}

/**
 * While the page is hidden the camera is off and its light goes out. It resumes automatically once, after that on
 * request.
 */
function pageActions(run: CameraRun) {
  let resumes = 0;
  return {
    hidePage(): void {
      const { status } = run.getState();
      // While the browser asks, or a photo is being taken, that may be the very thing that hides the page.
      if (status !== 'live' && status !== 'starting') return;
      close(run);
      run.set({ ...OFF, status: 'paused' });
    },
    showPage(): void {
      if (run.getState().status !== 'paused' || resumes > 0) return;
      resumes += 1;
      void begin(run);
    },
  };
}

/** The state of the run, and its listeners. */
function createRun(settings: () => CameraSettings) {
  const { set, ...store } = createStore<KtpCameraState>(OFF);
  const run: CameraRun = {
    settings,
    getState: store.getSnapshot,
    set: (change) => set({ ...store.getSnapshot(), ...change }),
    abort: null,
    opened: null,
    video: null,
    guide: null,
    lens: null,
    restarts: 0,
  };
  return { run, store };
}

/**
 * One camera with everything that can happen to it, independent of any framework: a state to subscribe to, and actions.
 */
export function createCamera(settings: () => CameraSettings) {
  const { run, store } = createRun(settings);
  return {
    ...store,
    ...lensActions(run),
    ...pageActions(run),
    setVideo(element: HTMLVideoElement | null): void {
      run.video = element;
      show(run);
    },
    setGuide(element: Element | null): void {
      run.guide = element;
    },
    start(): void {
      run.restarts = 0;
      run.lens = chosenLens;
      const failure = failureBeforeAsking();
      if (failure) fail(run, failure);
      else void begin(run);
    },
    stop(): void {
      close(run);
      run.set(OFF);
    },
    capture: (): void => void capture(run),
  };
}
