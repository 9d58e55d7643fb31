import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { KtpDropzone } from './KtpDropzone.tsx';

const meta = {
  component: KtpDropzone,
  args: { onPhoto: fn() },
  decorators: [
    (Story) => (
      <div className="ktp">
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof KtpDropzone>;
export default meta;
type Story = StoryObj<typeof meta>;

const photo = (name = 'ktp.jpg') => new File(['photo'], name, { type: 'image/jpeg' });

async function drop(canvasElement: HTMLElement, files: readonly File[]): Promise<void> {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const area = canvasElement.querySelector('.ktp-drop')!;
  await waitFor(() => expect(area).toHaveAttribute('data-can-drop'));
  area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

export const Plain: Story = {};

export const OneDropped: Story = {
  play: async ({ canvasElement, args }) => {
    await drop(canvasElement, [photo()]);
    await waitFor(() => expect(args.onPhoto).toHaveBeenCalledOnce());
  },
};

export const TwoDropped: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await drop(canvasElement, [photo('a.jpg'), photo('b.jpg')]);
    await expect(await canvas.findByText(/satu/i)).toBeVisible();
    await expect(args.onPhoto).not.toHaveBeenCalled();
  },
};

export const NoPhotoDropped: Story = {
  play: async ({ canvas, canvasElement, args }) => {
    await drop(canvasElement, [new File(['x'], 'surat.pdf', { type: 'application/pdf' })]);
    await waitFor(() => expect(canvas.getByRole('alert')).not.toBeEmptyDOMElement());
    await expect(args.onPhoto).not.toHaveBeenCalled();
  },
};

export const SameFileTwice: Story = {
  play: async ({ canvas, args }) => {
    const input = canvas.getByLabelText('Pilih file', { selector: 'input' });
    await userEvent.upload(input, photo());
    await userEvent.upload(input, photo());
    await waitFor(() => expect(args.onPhoto).toHaveBeenCalledTimes(2));
  },
};
